import { createLogger } from '@ticketing/common';

/** The service's own logger, with its lines kept. */
export function recordingLogger() {
  const lines: string[] = [];
  const logger = createLogger('auth', 'trace', { write: (line) => void lines.push(line) });
  return {
    logger,
    /** All that was logged; of one request where its id is given. */
    text: (requestId = '') => lines.filter((line) => line.includes(requestId)).join(''),
  };
}
