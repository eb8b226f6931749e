import type { Stack } from '@ticketing/test-driver/stack';
import type { Attack } from './attack';
import { exchange, type Answer, type NoAnswer } from './wire';

const AT_ONCE = 6;
const PATIENCE_MS = 15_000;
const IMPATIENCE_MS = 1_000;

export const send = (
  { gateway }: Pick<Stack, 'gateway'>,
  { bytes, call, endless }: Attack,
): Promise<Answer | NoAnswer> =>
  exchange(new URL(gateway), bytes, {
    isHead: call.method === 'HEAD',
    within: endless ? IMPATIENCE_MS : PATIENCE_MS,
  });

/** What became of each; some at a time. */
export async function sendAll<T extends Attack>(
  stack: Pick<Stack, 'gateway'>,
  attacks: T[],
): Promise<[attack: T, answer: Answer | NoAnswer][]> {
  const outcomes: [T, Answer | NoAnswer][] = [];
  const waiting = [...attacks];
  const worker = async () => {
    for (let attack = waiting.shift(); attack !== undefined; attack = waiting.shift())
      outcomes.push([attack, await send(stack, attack)]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}
