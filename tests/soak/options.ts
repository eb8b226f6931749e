import { randomInt } from 'node:crypto';
import { readArguments, readNumber } from '@ticketing/test-driver/program';

export interface Options {
  minutes: number;
  seed: number;
  /** Journeys that begin, a second. */
  rate: number;
  /** How many processes each service has. */
  replicas: number;
  /** Whether it is the shape that ships. */
  production: boolean;
}

/** With fewer samples a rise cannot be recognized. */
const SHORTEST_MINUTES = 2;
const MOST_REPLICAS = 8;
const WEEK_MINUTES = 7 * 24 * 60;

export const usage = `npm run soak -- [options]

  --minutes N   how long the load lasts (30 unless given), ${SHORTEST_MINUTES} at least: less shows no growth
  --seed N      repeats the journeys of an earlier run
  --rate N      how many journeys begin every second (8 unless given)
  --replicas N  how many processes of each service (1 unless given: what leaks, leaks in one, and there twice as fast)
  --production  in the shape that ships, with two of each service unless --replicas says otherwise
  --help        show this
`;

/** @throws UsageError for an option that is not known or not right */
export function parseOptions(args: string[]): Options {
  const option = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { minutes: option, seed: option, rate: option, replicas: option, production: flag };
  const { values } = readArguments({ args, options });
  const production = values.production ?? false;
  return {
    minutes: readNumber('--minutes', values.minutes ?? '30', SHORTEST_MINUTES, WEEK_MINUTES),
    seed: readNumber('--seed', values.seed ?? String(randomInt(1, 2 ** 31)), 1, 0x7fffffff),
    replicas: Math.round(readNumber('--replicas', values.replicas ?? (production ? '2' : '1'), 1, MOST_REPLICAS)),
    production,
    rate: readNumber('--rate', values.rate ?? '8', 0.01, 1_000),
  };
}
