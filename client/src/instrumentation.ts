import { readConfig } from './config';

/** Next calls this once, before the first request: a process that can't work should not start. */
export function register(): void {
  readConfig();
}
