import { startProcess } from '#start-process';

/** Next awaits this before the first request, so that a misconfigured process never serves one. */
export function register(): void {
  startProcess();
}
