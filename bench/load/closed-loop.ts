import { askOnce, withPool, type Ask } from './request';

export interface ClosedLoop {
  url: string;
  /** How many ask at the same time, each again as soon as it is answered. */
  connections: number;
  seconds: number;
  /** The next request; undefined when there is nothing more to ask. */
  next: () => Ask | undefined;
}

/**
 * Measures the throughput of a server. A closed loop says nothing about latency: it asks less while an answer is late.
 *
 * @returns answers per second
 */
export function throughput({ url, connections, seconds, next }: ClosedLoop): Promise<number> {
  return withPool(url, connections, async (pool) => {
    let answers = 0;
    const began = performance.now();
    const end = began + seconds * 1_000;
    const worker = async () => {
      for (let ask = next(); ask && performance.now() < end; ask = next()) {
        await askOnce(pool, ask);
        answers += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, worker));
    return (answers * 1_000) / (performance.now() - began);
  });
}
