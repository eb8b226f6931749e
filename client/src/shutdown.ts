import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

/** The message of node's diagnostics channel `http.server.request.start`. */
interface BegunRequest {
  server: Server;
  response: ServerResponse;
}

/** Global, because Next bundles this module more than once. */
const state = globalThis as { ticketingClientIsLeaving?: boolean };

/** Whether the process is shutting down and reports itself unready. */
export const isLeaving = (): boolean => state.ticketingClientIsLeaving === true;

/**
 * Delays Next's own shutdown, which closes the server at once on SIGTERM: turns unready, keeps serving until proxies have
 * noticed, then lets Next finish open requests, and exits with 0.
 *
 * @param delayMs how long to keep serving after SIGTERM
 */
export function leaveInOrder(delayMs: number): void {
  const closeServer = process.listeners('SIGTERM');
  process.removeAllListeners('SIGTERM');
  process.once('SIGTERM', (signal) => {
    state.ticketingClientIsLeaving = true;
    setTimeout(() => closeServer.forEach((listener) => listener(signal)), delayMs);
  });
  closeConnectionsOnceLeaving();
  // Next exits with 128 + signal; a requested shutdown is a success.
  process.on('exit', () => (process.exitCode = isAskedFor(process.exitCode) ? 0 : process.exitCode));
}

const isAskedFor = (code: typeof process.exitCode): boolean => code === 130 || code === 143;

/** Idle keep-alive connections would keep the process alive. */
function closeConnectionsOnceLeaving(): void {
  subscribe('http.server.request.start', (message) => {
    const { server, response } = message as BegunRequest;
    if (isLeaving()) response.setHeader('Connection', 'close');
    response.once('close', () => isLeaving() && server.listening === false && server.closeIdleConnections());
  });
}
