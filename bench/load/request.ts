import { Pool, type Dispatcher } from 'undici';

/** One request of a load. */
export interface Ask {
  path: string;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  cookie?: string;
  body?: unknown;
  /** The expected statuses; any other fails the run. */
  status: number | readonly number[];
  /** Is called with the status. */
  answered?: (status: number) => void;
}

const MAX_EXCERPT = 300;

/** Sends one request. The answer's body is dropped: the driver must cost less than the server. */
export function askOnce(pool: Pool, ask: Ask): Promise<void> {
  const expected = typeof ask.status === 'number' ? [ask.status] : ask.status;
  return new Promise((resolve, reject) => {
    let status = 0;
    let excerpt = '';
    const handler: Dispatcher.DispatchHandler = {
      // undici recognizes the kind of handler by this method.
      onRequestStart: () => undefined,
      onResponseStart: (_controller, statusCode) => {
        status = statusCode;
      },
      onResponseData: (_controller, chunk) => {
        if (!expected.includes(status) && excerpt.length < MAX_EXCERPT) excerpt += chunk.toString();
      },
      onResponseEnd: () => {
        ask.answered?.(status);
        if (expected.includes(status)) resolve();
        else reject(new Error(`${ask.method} ${ask.path}: ${status} ${excerpt.slice(0, MAX_EXCERPT)}`));
      },
      onResponseError: (_controller, error) => reject(error),
    };
    pool.dispatch(optionsOf(ask), handler);
  });
}

function optionsOf({ path, method, headers, cookie, body }: Ask): Dispatcher.DispatchOptions {
  const all: Record<string, string> = { accept: 'application/json', ...headers };
  if (cookie !== undefined) all.cookie = cookie;
  if (body !== undefined) all['content-type'] = 'application/json';
  return { path, method, headers: all, body: body === undefined ? null : JSON.stringify(body) };
}

/** Connections to one server, for as long as `use` takes. */
export async function withPool<T>(url: string, connections: number, use: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  try {
    return await use(pool);
  } finally {
    await pool.destroy();
  }
}
