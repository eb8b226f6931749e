import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface Options {
  minutes: number;
  seed: number;
  /** Journeys that begin, a second. */
  rate: number;
}

export class UsageError extends Error {}

/** Of fewer samples nobody could say whether they rise. */
const SHORTEST_MINUTES = 2;

const usage = `npm run soak -- [--minutes 30] [--seed N] [--rate 8]

  --minutes   how long the load lasts, 2 at least
  --seed      draws the same journeys again
  --rate      how many journeys of people begin every second
`;

/** @throws UsageError for what is not to be understood */
export function parseOptions(args: string[]): Options {
  const values = parse(args);
  return {
    minutes: atLeast(SHORTEST_MINUTES, positive('minutes', values.minutes ?? '30')),
    seed: positive('seed', values.seed ?? String(randomInt(1, 2 ** 31))),
    rate: positive('rate', values.rate ?? '8'),
  };
}

function parse(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { minutes: option, seed: option, rate: option } }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (number > 0 && number < Infinity) return number;
  throw new UsageError(`--${name} takes a number above 0, not "${text}"\n\n${usage}`);
}

function atLeast(shortest: number, minutes: number): number {
  if (minutes >= shortest) return minutes;
  throw new UsageError(`In less than ${shortest} minutes nothing can be said to grow\n\n${usage}`);
}
