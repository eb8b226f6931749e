import { print } from '@ticketing/test-driver/program';
import type { Finding } from './records/finding';
import type { FigureResult } from './checker/check-figure';

const COLUMNS = [40, 10, 10, 12, 16];

/** A line for each figure, in the order of their names. */
export function printFigureResults(results: FigureResult[]): void {
  print(row(['figure', 'first', 'last', 'per hour', 'per 1,000 sold', 'verdict']));
  for (const { figure, first, last, perHour, perThousandPurchases, ...result } of results) {
    print(row([figure, number(first), number(last), number(perHour), number(perThousandPurchases), verdict(result)]));
  }
}

export function printFindings(findings: Finding[]): void {
  for (const { what, found, wrong } of findings) {
    print(`  ${what.padEnd(44)} ${found}${wrong === undefined ? '' : `   WRONG: ${wrong}`}`);
  }
}

function verdict({ expectation, growth }: Pick<FigureResult, 'expectation' | 'growth'>): string {
  if (growth !== undefined) return `GROWS WITHOUT END: ${growth}`;
  return expectation.kind === 'bounded' ? 'bounded' : `per purchase, until ${expectation.until}`;
}

function row([name = '', ...rest]: string[]): string {
  const [first = 0, ...widths] = COLUMNS;
  return `  ${name.padEnd(first)}${rest.map((cell, n) => (widths[n] ? cell.padStart(widths[n]) : `   ${cell}`)).join('')}`;
}

function number(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
