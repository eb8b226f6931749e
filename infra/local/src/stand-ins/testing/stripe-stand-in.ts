import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { addressOf, listen, stop } from '../run-stand-in';
import { createStripe, type StripeOptions } from '../stripe/app';
import { useDataFolder } from './data-folder';

export const KEYS = { secret: 'sk_test_local', publishable: 'pk_test_local' };

export function clientOf(server: Server, key = KEYS.secret): Stripe {
  const { port } = server.address() as AddressInfo;
  return new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** The stand-in, served on a port of its own, and Stripe's own library as its client. */
export interface StripeUnderTest {
  readonly api: Stripe;
  readonly url: string;
  /** The same API with another key: a browser's, say. */
  withKey(key: string): Stripe;
  postFault(fault: object): Promise<Response>;
  /** A request past the library, for what that would not send. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Ends it and starts another on the same folder. */
  restart(options?: Partial<StripeOptions>): Promise<void>;
}

export function useStripe(options: Partial<StripeOptions> = {}): StripeUnderTest {
  const dataFolder = useDataFolder();
  let running: { server: Server; close: () => Promise<void> } | undefined;

  const start = async (more: Partial<StripeOptions> = {}): Promise<void> => {
    const standIn = createStripe({ dataDir: dataFolder(), keys: KEYS, ...options, ...more });
    const server = await listen(standIn.app, '127.0.0.1', 0);
    running = { server, close: () => stop(server, standIn) };
  };
  const end = async (): Promise<void> => {
    running?.server.closeAllConnections();
    await running?.close();
    running = undefined;
  };
  const server = (): Server => {
    if (!running) throw new Error('The stand-in does not run');
    return running.server;
  };
  beforeEach(() => start());
  afterEach(end);

  return {
    get api() {
      return clientOf(server());
    },
    get url() {
      return addressOf(server());
    },
    withKey: (key) => clientOf(server(), key),
    postFault: (fault) => fetch(`${addressOf(server())}/faults`, { method: 'POST', body: JSON.stringify(fault) }),
    post: (path, form, headers = {}) =>
      fetch(`${addressOf(server())}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { authorization: `Bearer ${KEYS.secret}`, ...headers },
      }),
    restart: async (more) => {
      await end();
      await start(more);
    },
  };
}
