import { randomInt } from 'node:crypto';
import { readArguments, readNumber } from '../support/program';

export interface Options {
  /** How long each part of a round is given, in seconds. */
  round: { schemathesis: number; http: number; bus: number };
  rounds: number;
  seed: number;
}

export const usage = `npm run fuzz -- [options]

  --minutes N   how long (5 unless given)
  --seed N      repeats the choices of an earlier run
  --short       half a minute with a fixed seed, as npm test runs it
  --help        show this
`;

const SHORT = { round: { schemathesis: 12, http: 6, bus: 1 }, rounds: 1, seed: 7 };
/** A session is good for a quarter of an hour: each round begins with people who have just signed up. */
const ROUND_MINUTES = 5;

/** @throws UsageError for an option that is not known or not right */
export function parseOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = readArguments({ args, options: { minutes: text, seed: text, short: flag } });
  const seed = values.seed ?? (values.short ? String(SHORT.seed) : String(randomInt(1, 1_000_000)));
  const given = { seed: readNumber('--seed', seed, 0, 0x7ffffff0) };
  if (values.short) return { ...SHORT, ...given };
  const minutes = readNumber('--minutes', values.minutes ?? '5', 0.2, 24 * 60);
  const rounds = Math.ceil(minutes / ROUND_MINUTES);
  const seconds = (minutes / rounds) * 60;
  return { ...given, rounds, round: { schemathesis: seconds * 0.4, http: seconds * 0.4, bus: seconds * 0.2 } };
}
