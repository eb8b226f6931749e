import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

/** What node says of every request that begins (its channel `http.server.request.start`). */
interface BegunRequest {
  server: Server;
  response: ServerResponse;
}

/** On the global object: Next bundles the page that reads it apart from what sets it. */
const state = globalThis as { ticketingClientIsLeaving?: boolean };

/** Whether this process takes no more requests, so that a proxy has to lead them elsewhere. */
export const isLeaving = (): boolean => state.ticketingClientIsLeaving === true;

/**
 * Ends this process in order, where Next closes its server as soon as it gets the signal: turns unready, goes on answering
 * until the proxies have seen that, and exits with 0 once nothing is in hand.
 *
 * @param delayMs how long it goes on answering after SIGTERM
 */
export function leaveInOrder(delayMs: number): void {
  const closeServer = process.listeners('SIGTERM');
  process.removeAllListeners('SIGTERM');
  process.once('SIGTERM', (signal) => {
    state.ticketingClientIsLeaving = true;
    setTimeout(() => closeServer.forEach((listener) => listener(signal)), delayMs);
  });
  closeConnectionsOnceLeaving();
  // Next says by its exit code which signal it got; one that was asked to end, and did, has not failed.
  process.on('exit', () => (process.exitCode = isAskedFor(process.exitCode) ? 0 : process.exitCode));
}

const isAskedFor = (code: typeof process.exitCode): boolean => code === 130 || code === 143;

/** A connection that is kept for the next request would keep the process as long. */
function closeConnectionsOnceLeaving(): void {
  subscribe('http.server.request.start', (message) => {
    const { server, response } = message as BegunRequest;
    if (isLeaving()) response.setHeader('Connection', 'close');
    response.once('close', () => isLeaving() && server.listening === false && server.closeIdleConnections());
  });
}
