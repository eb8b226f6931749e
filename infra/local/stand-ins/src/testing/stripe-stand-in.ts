import Stripe from 'stripe';
import { createStripe, type StripeOptions } from '../stripe/app';
import { postFault, useServer } from './use-server';

export const KEYS = { secret: 'sk_test_local', publishable: 'pk_test_local' };

export function clientOf(url: string, apiKey = KEYS.secret): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(apiKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** The running stand-in with Stripe's library as its client. */
export interface StripeUnderTest {
  readonly api: Stripe;
  readonly url: string;
  /** A client with another key, for example the publishable one. */
  withKey(key: string): Stripe;
  postFault(fault: object): Promise<Response>;
  /** Sends a request without the library, which validates its own. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Restarts it with the same data. */
  restart(options?: Partial<StripeOptions>): Promise<void>;
}

export function useStripe(options: Partial<StripeOptions> = {}): StripeUnderTest {
  const createWith = (more: Partial<StripeOptions>) => (dataDir: string) =>
    createStripe({ dataDir, keys: KEYS, ...options, ...more });
  const server = useServer(createWith({}));

  return {
    get api() {
      return clientOf(server.url);
    },
    get url() {
      return server.url;
    },
    withKey: (key) => clientOf(server.url, key),
    postFault: (fault) => postFault(server.url, fault),
    post: (path, form, headers = {}) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { authorization: `Bearer ${KEYS.secret}`, ...headers },
      }),
    restart: (more = {}) => server.restart(createWith(more)),
  };
}
