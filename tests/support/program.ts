import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The arguments are not right. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** `parseArgs` of Node.js. @throws UsageError for an option that is not known, or lacks its value */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError unless it is a number from `min` to `max` */
export function readNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw new UsageError(`${name} takes a number from ${min} to ${max}, not "${text}"`);
}

/** @throws UsageError unless it is a whole number from `min` to `max` */
export function readWholeNumber(name: string, text: string, min: number, max: number): number {
  const value = readNumber(name, text, min, max);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`${name} takes a whole number from ${min} to ${max}, not "${text}"`);
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** The running systems are stopped when the process exits. */
const end = () => process.exit(130);

/**
 * Runs a command-line program, whose exit code says whether it passed.
 *
 * @param main gets the arguments, and resolves with whether everything passed
 * @param usage is shown for `--help`, and beside what is wrong with the arguments
 * @param interrupt what the first SIGINT or SIGTERM does
 */
export async function runProgram(
  main: (args: string[]) => Promise<boolean>,
  usage: string,
  interrupt: () => void = end,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return print(usage);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    process.exitCode = (await main(args)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${usage}` : `${(error as Error).stack}\n`);
    process.exitCode = 1;
  }
}
