import { randomInt } from 'node:crypto';
import { readArguments, readNumber } from '@ticketing/test-driver/program';

export interface Options {
  /** How long each part of a round is given, in seconds; a part without it is left out. */
  round: { schemathesis?: number; http: number; bus: number };
  /** How many requests, and how many events, are checked together. */
  batch: { requests: number; events: number };
  /** How long to wait for what has to come of them. */
  patienceMs: number;
  rounds: number;
  seed: number;
  /** Whether it is the shape that ships. */
  production: boolean;
  /** Whether the guards are taken out, and have to be missed. */
  controls: boolean;
}

export const usage = `npm run fuzz -- [options]

  --minutes N   how long (5 unless given)
  --seed N      repeats the choices of an earlier run
  --production  in the shape that ships
  --short       half a minute with a fixed seed, as npm test runs it
  --controls    takes out a guard of each check, with a fixed seed: each check has to find a violation
  --help        show this
`;

const USUAL = { batch: { requests: 120, events: 150 }, patienceMs: 30_000, controls: false };
const SHORT = { ...USUAL, round: { schemathesis: 12, http: 6, bus: 1 }, rounds: 1, seed: 7 };
/** Smaller batches: each violation is reproduced one by one, and many waits end by their time-out. */
const CONTROLS = {
  round: { http: 6, bus: 1 },
  batch: { requests: 60, events: 150 },
  patienceMs: 10_000,
  rounds: 1,
  seed: 6,
  controls: true,
};
/** A session is good for a quarter of an hour: each round begins with people who have just signed up. */
const ROUND_MINUTES = 5;

/** @throws UsageError for an option that is not known or not right */
export function parseOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = readArguments({
    args,
    options: { minutes: text, seed: text, production: flag, short: flag, controls: flag },
  });
  const fixed = values.controls ? CONTROLS : values.short ? SHORT : undefined;
  const seed = values.seed ?? String(fixed?.seed ?? randomInt(1, 1_000_000));
  const given = { seed: readNumber('--seed', seed, 0, 0x7ffffff0), production: values.production ?? false };
  if (fixed) return { ...fixed, ...given };
  const minutes = readNumber('--minutes', values.minutes ?? '5', 0.2, 24 * 60);
  const rounds = Math.ceil(minutes / ROUND_MINUTES);
  const seconds = (minutes / rounds) * 60;
  return {
    ...USUAL,
    ...given,
    rounds,
    round: { schemathesis: seconds * 0.4, http: seconds * 0.4, bus: seconds * 0.2 },
  };
}
