import { readArguments, UsageError } from '../tests/support/program';
import { cases } from './cases';

export interface Options {
  quick: boolean;
  /** The cases to run. */
  names: string[];
}

const known = Object.keys(cases);

export const usage = `npm run bench -- [--quick] [CASE…]

  --quick   a short look
  --help    show this

The cases, all of them unless named: ${known.join(', ')}
`;

/** @throws UsageError for an option or a case that there is not */
export function readOptions(args: string[]): Options {
  const options = { quick: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments({ args, options, allowPositionals: true });
  const unknown = positionals.find((name) => !Object.hasOwn(cases, name));
  if (unknown !== undefined) throw new UsageError(`There is no case "${unknown}"`);
  const names = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
  return { quick: values.quick ?? false, names };
}
