import { trackResponses } from './backend/response-status';
import { readConfig } from './config';
import { trackOwnAddress } from './page-cache/own-address';
import { shutDownGracefully } from './shutdown';

/** Sets up response tracking and graceful shutdown. Exits if the configuration is invalid. */
export function startProcess(): void {
  try {
    trackResponses();
    trackOwnAddress();
    shutDownGracefully(readConfig().SHUTDOWN_DELAY_MS);
  } catch (error) {
    // Next would only log an exception and keep running.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
