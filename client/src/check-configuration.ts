import { readConfig } from './config';

/** Ends the process with what is wrong with its configuration. */
export function checkConfiguration(): void {
  try {
    readConfig();
  } catch (error) {
    // Next would report what is thrown here, and stay.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
