import type IORedis from 'ioredis';

const PING_MS = 3_000;
/** More than the 5 s for which a worker's connection may block until Redis answers that there is no job. */
const SILENCE_MS = 8_000;

/**
 * Keeps asking whether Redis is there, and reconnects when nothing comes back: when a machine or a network
 * vanishes silently, a connection that only listens would wait for ever. (ioredis's `socketTimeout` is not used:
 * its timer outlives the connection, and then ends the next one.)
 *
 * @param ask what is asked; a ping unless given
 * @returns what ends the asking
 */
export function heartbeat(connection: IORedis, ask: () => Promise<unknown> = () => connection.ping()): () => void {
  let receivedAt = performance.now();
  connection.on('connect', () => {
    receivedAt = performance.now();
    connection.stream.on('data', () => (receivedAt = performance.now()));
  });
  const timer = setInterval(() => {
    if (connection.status !== 'ready') return;
    if (performance.now() - receivedAt > SILENCE_MS) connection.stream.destroy();
    else ask().catch(() => undefined);
  }, PING_MS);
  return () => clearInterval(timer);
}
