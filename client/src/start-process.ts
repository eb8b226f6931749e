import { trackResponses } from './backend/response-status';
import { readConfig } from './config';
import { leaveInOrder } from './shutdown';

/** Checks the configuration and ends the process with what is wrong with it, remembers the answers under way, and sees to an orderly end later. */
export function startProcess(): void {
  try {
    trackResponses();
    leaveInOrder(readConfig().SHUTDOWN_DELAY_MS);
  } catch (error) {
    // Next would report what is thrown here, and stay.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
