import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks for a page at a steady pace, whether or not the answers keep up.
 *
 * @returns how long each answer took, in ms
 */
export async function steadyLatencies(
  url: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<number[]> {
  const began = performance.now();
  const ask = async (n: number): Promise<number> => {
    const due = began + (n * 1_000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    const answer = await fetch(url);
    await answer.text();
    return performance.now() - due;
  };
  return Promise.all(Array.from({ length: perSecond * seconds }, (_, n) => ask(n)));
}
