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
  /** Leaves the response's body as text. */
  text?: boolean;
  /** Headers of the incoming request to pass on, see `forwardedHeaders`. */
  headers: Record<string, string>;
}

/** Longer than the timeout of the Stripe library, so that a slow payment is not abandoned here first. */
const PAYMENT_TIMEOUT_MS = 90_000;
const DEFAULT_TIMEOUT_MS = 15_000;

const http = axios.create({
  httpAgent: new Agent({ keepAlive: true, timeout: 4_000, maxFreeSockets: 64 }),
  maxRedirects: 0,
  // `errorFrom` maps the status.
  validateStatus: () => true,
});

/**
 * Calls a service on behalf of the user whose headers are given.
 *
 * @throws BackendError on an error response and when the service cannot be reached
 */
export async function call<T>({ service, headers, method = 'GET', ...request }: Call): Promise<AxiosResponse<T>> {
  const send = (): Promise<AxiosResponse<T>> =>
    http
      .request<T>({
        baseURL: config().API_URL.replace('{service}', service),
        url: request.path,
        method,
        params: request.query,
        data: request.body,
        ...(request.text && { transformResponse: (text: string) => text }),
        headers: request.body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
        timeout: service === 'payments' && method === 'POST' ? PAYMENT_TIMEOUT_MS : DEFAULT_TIMEOUT_MS,
      })
      .catch((error: unknown) => {
        // Terminates: every retry uses up one idle connection, and the last one opens a new connection.
        if (method === 'GET' && isStaleConnection(error)) return send();
        throw unreachable(error);
      });
  const response = await send();
  if (response.status >= 400) throw errorFrom(response.status, response.data, response.headers['retry-after']);
  return response;
}

/** Whether a reused keep-alive connection had been closed by the server, as happens when a replica stops. */
function isStaleConnection(error: unknown): boolean {
  const { code, request } = error as { code?: string; request?: { reusedSocket?: boolean } };
  return request?.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE');
}
