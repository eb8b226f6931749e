import { median, type Figures } from './load';

/** Prints a heading. */
export function heading(text: string): void {
  print(`\n${text}`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints what a case gave beside the bare server's limit: the medians of all rounds, and their ratio. */
export function printComparison(name: string, ours: Figures[], bare: Figures[]): void {
  const [mine, limit] = [medians(ours), medians(bare)];
  const ratio = Math.round((100 * mine.perSecond) / limit.perSecond);
  print(`  ${name.padEnd(34)} ${describe(mine)}   bare ${describe(limit)}   ${ratio} % of bare`);
}

/** Prints a single figure, and what it ought to be. */
export function printFigure(name: string, value: string, aim: string): void {
  print(`  ${name.padEnd(34)} ${value.padEnd(38)} aim: ${aim}`);
}

const describe = ({ perSecond, p50, p99 }: Figures) =>
  `${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1).padStart(6)} ms  p99 ${p99.toFixed(1).padStart(6)} ms`;

function medians(rounds: Figures[]): Figures {
  const of = (figure: keyof Figures) => median(rounds.map((round) => round[figure]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
}
