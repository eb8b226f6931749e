import { randomInt } from 'node:crypto';
import { readArguments, readNumber, readWholeNumber, UsageError } from '@ticketing/test-driver/program';
import { controls } from './controls/controls';

export interface Options {
  minutes: number;
  seed: number;
  replicas: number;
  /** Whether it is the shape that ships. */
  production: boolean;
  /** The guards to take out, each in a run of its own; none for a run with all of them. */
  controls: string[];
}

export const usage = `npm run chaos -- [options]

  --minutes N        how long people trade while faults are injected (5 unless given)
  --seed N           repeats the choices of an earlier run
  --replicas N       of each service (2 unless given)
  --production       in the shape that ships; it has no failpoints, so that whole processes are killed in their place
  --control NAME     take a guard out: the run has to end in a violation
  --controls         all of them, short, one after the other
  --help             show this

The guards: ${Object.keys(controls).join(', ')}
`;

/** @throws UsageError for an option that is not known or not right */
export function parseOptions(args: string[]): Options {
  const { values } = readArguments({
    args,
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string' },
      replicas: { type: 'string' },
      production: { type: 'boolean' },
      control: { type: 'string', multiple: true },
      controls: { type: 'boolean' },
    },
  });
  const names = values.controls ? Object.keys(controls) : (values.control ?? []);
  const unknown = names.find((name) => !(name in controls));
  if (unknown !== undefined) throw new UsageError(`There is no guard "${unknown}"`);
  if (values.production && names.length > 0) throw new UsageError('Guards are taken out in the shape for development');
  return {
    minutes: readNumber('--minutes', values.minutes ?? '5', 0.1, 24 * 60),
    seed: readWholeNumber('--seed', values.seed ?? String(randomInt(1, 1_000_000)), 0, 0x7fffffff),
    replicas: readWholeNumber('--replicas', values.replicas ?? '2', 1, 4),
    production: values.production ?? false,
    controls: names,
  };
}
