import { atPace, type Pace } from '@ticketing/test-driver/open-loop';
import { askOnce, withPool, type Ask } from './request';

/** How long a server takes to answer at a steady pace, in ms. */
export function latencies(pace: Pace & { url: string; next: () => Ask | undefined }): Promise<number[]> {
  return withPool(pace.url, 64, (pool) =>
    atPace(pace, async () => {
      const ask = pace.next();
      if (!ask) throw new Error('there is nothing more to ask');
      await askOnce(pool, ask);
    }),
  );
}
