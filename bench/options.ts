import { readArguments, UsageError } from '@ticketing/test-driver/program';
import { cases } from './cases';

export interface Options {
  quick: boolean;
  /** Whether a figure that is slower than the last one makes the run fail. */
  failOnSlower: boolean;
  /** The cases to run. */
  names: string[];
}

const known = Object.keys(cases);
/** What a short look measures, in less than three minutes. */
const quickCases = ['memoryBefore', 'list', 'oneTicket', 'currentUser', 'create', 'oneOrder', 'reserve', 'hop'];

export const usage = `npm run bench -- [--quick] [--fail-on-slower] [CASE…]

  --quick             a short look, at most three minutes: ${quickCases.join(', ')}
  --fail-on-slower    fails when a figure is slower than in the last run on this machine
  --help              show this

The cases, all of them unless named: ${known.join(', ')}
`;

/** @throws UsageError for an option or a case that there is not */
export function readOptions(args: string[]): Options {
  const flag = { type: 'boolean' } as const;
  const options = { quick: flag, 'fail-on-slower': flag };
  const { values, positionals } = readArguments({ args, options, allowPositionals: true });
  const unknown = positionals.find((name) => !Object.hasOwn(cases, name));
  if (unknown !== undefined) throw new UsageError(`There is no case "${unknown}"`);
  const { quick = false } = values;
  const wanted = positionals.length > 0 ? positionals : quick ? quickCases : known;
  const names = known.filter((name) => wanted.includes(name));
  return { quick, failOnSlower: values['fail-on-slower'] ?? false, names };
}
