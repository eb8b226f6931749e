import { askOnce, withPool, type Ask } from './request';

export interface ClosedLoop {
  url: string;
  /** How many ask at the same time, each again as soon as it is answered. */
  connections: number;
  seconds: number;
  /** The next request; undefined when there is nothing more to ask. */
  next: () => Ask | undefined;
}

/** The outcome of a closed loop. */
export interface ClosedLoopResult {
  answers: number;
  seconds: number;
}

/** Asks for as long as given, and waits for the last answers. */
export function closedLoop({ url, connections, seconds, next }: ClosedLoop): Promise<ClosedLoopResult> {
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
    return { answers, seconds: (performance.now() - began) / 1_000 };
  });
}

/**
 * Measures the throughput of a server. A closed loop says nothing about latency: it asks less while an answer is late.
 *
 * @returns answers per second
 */
export async function throughput(loop: ClosedLoop): Promise<number> {
  const { answers, seconds } = await closedLoop(loop);
  return answers / seconds;
}
