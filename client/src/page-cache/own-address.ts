import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

interface OwnAddress {
  host: string;
  port: number;
}

/** Global, because Next bundles this module more than once. */
const KEY = Symbol.for('ticketing.own-address');
const store = globalThis as { [KEY]?: OwnAddress };

/** Where this process accepts connections, as seen on its first request. */
export const ownAddress = (): OwnAddress | undefined => store[KEY];

export function trackOwnAddress(): void {
  subscribe('http.server.request.start', (message) => {
    const { localAddress: host, localPort: port } = (message as { socket: Socket }).socket;
    if (host !== undefined && port !== undefined && !store[KEY]) store[KEY] = { host, port };
  });
}
