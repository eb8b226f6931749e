import { readConfig } from './config';

/** Next calls this once, before the first request: a process that can't work must not look as though it could. */
export function register(): void {
  try {
    readConfig();
  } catch (error) {
    // Next would report what is thrown here, and stay.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
