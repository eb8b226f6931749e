import { parseArgs } from 'node:util';
import { cases } from './cases';

export interface Options {
  quick: boolean;
  /** The cases to run. */
  names: string[];
}

/**
 * Reads the command line: `[--quick] [CASE…]`; no name means all cases.
 *
 * @throws Error that says what there is, when something else was asked for
 */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({ args, options: { quick: { type: 'boolean' } }, allowPositionals: true });
  const unknown = positionals.filter((name) => !Object.hasOwn(cases, name));
  const known = Object.keys(cases);
  if (unknown.length > 0) throw new Error(`There is no case ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const names = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
  return { quick: values.quick ?? false, names };
}
