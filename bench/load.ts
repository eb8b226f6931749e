import { Pool } from 'undici';

/** One request of a load. */
export interface Ask {
  path: string;
  method: 'GET' | 'POST';
  cookie?: string;
  body?: unknown;
  /** What the answer has to be; anything else fails the run. */
  status: number;
}

/** What a load found: requests per second, and how long answers took, in ms. */
export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
}

export interface Load {
  url: string;
  /** How many ask at the same time, each again as soon as it is answered. */
  connections: number;
  seconds: number;
  /** The next request; undefined when there is nothing more to ask. */
  next: () => Ask | undefined;
}

/** Asks a server for a while, in a closed loop, and measures. */
export async function measureLoad({ url, connections, seconds, next }: Load): Promise<Figures> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latencies: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1_000;
  const worker = async () => {
    for (let ask = next(); ask && performance.now() < end; ask = next()) {
      const from = performance.now();
      await askOnce(pool, ask);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - began) / 1_000;
  await pool.close();
  return { perSecond: latencies.length / elapsed, p50: percentile(latencies, 50), p99: percentile(latencies, 99) };
}

async function askOnce(pool: Pool, { path, method, cookie, body, status }: Ask): Promise<void> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (cookie !== undefined) headers.cookie = cookie;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const text = body === undefined ? null : JSON.stringify(body);
  const answer = await pool.request({ path, method, headers, body: text });
  const received = await answer.body.text();
  if (answer.statusCode !== status)
    throw new Error(`${method} ${path}: ${answer.statusCode} ${received.slice(0, 300)}`);
}

/** The value that so many per cent do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? NaN;
}

export const median = (values: number[]) => percentile(values, 50);
