import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

/** The message of node's diagnostics channel `http.server.request.start`. */
interface StartedRequest {
  server: Server;
  response: ServerResponse;
}

/** Global, because Next bundles this module more than once. */
const state = globalThis as { ticketingClientIsShuttingDown?: boolean };

/** Whether the process is shutting down and reports itself unready. */
export const isShuttingDown = (): boolean => state.ticketingClientIsShuttingDown === true;

/**
 * Delays Next's own shutdown, which closes the server at once on SIGTERM: turns unready, keeps serving until proxies have
 * noticed, then lets Next finish open requests, and exits with 0.
 *
 * @param delayMs how long to keep serving after SIGTERM
 */
export function shutDownGracefully(delayMs: number): void {
  const closeServer = process.listeners('SIGTERM');
  process.removeAllListeners('SIGTERM');
  process.once('SIGTERM', (signal) => {
    state.ticketingClientIsShuttingDown = true;
    setTimeout(() => closeServer.forEach((listener) => listener(signal)), delayMs);
  });
  closeConnectionsOnShutdown();
  // Next exits with 128 + signal; a requested shutdown is a success.
  process.on('exit', () => (process.exitCode = isSignalExit(process.exitCode) ? 0 : process.exitCode));
}

const isSignalExit = (code: typeof process.exitCode): boolean => code === 130 || code === 143;

/** Idle keep-alive connections would keep the process alive. */
function closeConnectionsOnShutdown(): void {
  subscribe('http.server.request.start', (message) => {
    const { server, response } = message as StartedRequest;
    if (isShuttingDown()) response.setHeader('Connection', 'close');
    response.once('close', () => isShuttingDown() && server.listening === false && server.closeIdleConnections());
  });
}
