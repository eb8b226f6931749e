import { createLogger } from '@ticketing/common';

/** The service's logger, which keeps its lines. */
export function recordingLogger() {
  const lines: string[] = [];
  const logger = createLogger('auth', 'trace', { write: (line) => void lines.push(line) });
  return {
    logger,
    /** The log, or the lines of one request. */
    text: (requestId = '') => lines.filter((line) => line.includes(requestId)).join(''),
  };
}
