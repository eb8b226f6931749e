import pino, { type DestinationStream, type Logger } from 'pino';
import { correlationId } from '../correlation';
import { redactEmails } from './redact-emails';

/**
 * Makes a service's logger: JSON lines, each with the id of the request that it belongs to, and none with an email.
 *
 * @param service is put on every line
 * @param level the least level that is written
 * @param destination standard output unless given
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    mixin: () => ({ correlationId: correlationId() }),
    hooks: { streamWrite: redactEmails },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
