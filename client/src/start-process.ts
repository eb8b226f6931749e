import { trackResponses } from './backend/response-status';
import { readConfig } from './config';
import { leaveInOrder } from './shutdown';

/** Prepares the process: remembers the answers under way, and ends in order. One whose configuration is wrong ends at once. */
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
