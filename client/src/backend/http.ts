import 'server-only';
import axios, { type AxiosResponse } from 'axios';
import { Agent } from 'node:http';
import { config } from '../config';
import { errorFrom, unreachable } from './errors';

export type Service = 'auth' | 'tickets' | 'orders' | 'payments';

export interface Call {
  service: Service;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** Those of the person's request that go along, see `forwardedHeaders`. */
  headers: Record<string, string>;
}

/** Longer than Stripe's library waits, so that a slow payment is not given up on while it is still under way. */
const PAYMENT_MS = 90_000;
const USUAL_MS = 15_000;

const http = axios.create({
  httpAgent: new Agent({ keepAlive: true, timeout: 4_000, maxFreeSockets: 64 }),
  maxRedirects: 0,
  // What a status means is decided below, in one place.
  validateStatus: () => true,
});

/**
 * Calls a service as the person whose headers are given.
 *
 * @throws BackendError for every answer that is no success, and when none comes
 */
export async function call<T>({ service, headers, method = 'GET', ...request }: Call): Promise<AxiosResponse<T>> {
  const ask = (): Promise<AxiosResponse<T>> =>
    http
      .request<T>({
        baseURL: config().API_URL.replace('{service}', service),
        url: request.path,
        method,
        params: request.query,
        data: request.body,
        headers: request.body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
        timeout: service === 'payments' ? PAYMENT_MS : USUAL_MS,
      })
      .catch((error: unknown) => {
        // Each try takes a kept connection out of use, so that it ends with a new one.
        if (method === 'GET' && wasClosedBefore(error)) return ask();
        throw unreachable(error);
      });
  const response = await ask();
  if (response.status >= 400) throw errorFrom(response.status, response.data, response.headers['retry-after']);
  return response;
}

/** Whether a kept connection was closed by the other side as it was used again, as one of a replica that stops is. */
function wasClosedBefore(error: unknown): boolean {
  const { code, request } = error as { code?: string; request?: { reusedSocket?: boolean } };
  return request?.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE');
}
