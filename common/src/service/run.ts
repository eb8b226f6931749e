import type { Logger } from 'pino';
import { ConfigError } from './config';
import type { Service } from './service';

const STOP_DEADLINE_MS = 9_000;

/**
 * Runs a service as this process: starts it, and stops it on SIGTERM or SIGINT, with exit code 0 within ten seconds.
 * Wrong configuration is one message and exit code 1, and so is a port that is taken.
 *
 * @param create makes the service from the configuration
 */
export function runService(create: () => { service: Service; logger: Logger }): void {
  let running: ReturnType<typeof create>;
  try {
    running = create();
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 1;
    return;
  }
  const { service, logger } = running;
  process.once('SIGTERM', (signal) => void stop(service, logger, signal));
  process.once('SIGINT', (signal) => void stop(service, logger, signal));
  // After an unforeseen error the state is unknown. Everything is stored so that a new process can take over.
  process.on('uncaughtException', (error) => crash(logger, error));
  service.start().catch((error: unknown) => crash(logger, error));
}

async function stop(service: Service, logger: Logger, signal: string): Promise<void> {
  logger.info({ signal }, 'stopping');
  setTimeout(() => {
    logger.warn('stopped before everything in hand was finished; it will be taken up again');
    process.exit(0);
  }, STOP_DEADLINE_MS).unref();
  // SIGINT comes from a terminal and ends the whole system: no proxy is left that could route requests elsewhere.
  if (signal === 'SIGTERM') await service.retire();
  await service.stop();
  logger.info('stopped');
  process.exit(0);
}

function crash(logger: Logger, error: unknown): void {
  logger.fatal({ err: error }, 'crashed');
  process.exit(1);
}
