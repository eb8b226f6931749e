import pino, { type Logger } from 'pino';
import { correlationId } from '../context';

/**
 * Makes a service's logger: JSON lines on standard output, each with the id of the request that it belongs to.
 *
 * @param service is put on every line
 * @param level the least level that is written
 */
export function createLogger(service: string, level: string): Logger {
  return pino({ level, base: { service }, mixin: () => ({ correlationId: correlationId() }) });
}
