import { print } from '@ticketing/test-driver/program';
import { isSlower } from './compare';
import { meetsAim, moreIsBetter, ratioToBare, summarize, type Figure } from './figure';

/** Prints what the columns are. */
export function printHeader(): void {
  print(row('', 'median (least–most)', 'bare', 'of bare', 'before', ''));
}

/** Prints a figure beside the bare server's, the last run's, and what it ought to be. */
export function printFigure(figure: Figure, before: Figure | undefined): void {
  const bare = figure.bare ? withSpread(figure.bare, figure) : '';
  const ratio = figure.bare ? describeRatio(figure) : '';
  const last = before ? short(summarize(before.rounds).median, figure) : '';
  const slower = before && isSlower(figure, before) ? '  SLOWER' : '';
  print(row(figure.name, withSpread(figure.rounds, figure), bare, ratio, last, `${describeAim(figure)}${slower}`));
}

const row = (name: string, ours: string, bare: string, ratio: string, before: string, rest: string) =>
  `  ${name.padEnd(50)}${ours.padEnd(25)}${bare.padEnd(25)}${ratio.padEnd(9)}${before.padEnd(10)}${rest}`.trimEnd();

function withSpread(rounds: number[], { unit }: Figure): string {
  const { median, min, max } = summarize(rounds);
  const spread = rounds.length > 1 ? ` (${digits(min)}–${digits(max)})` : '';
  return `${short(median, { unit })}${spread}`;
}

/** A throughput as a share of the bare server's, a time as a multiple of it. */
function describeRatio(figure: Figure): string {
  const ratio = ratioToBare(figure);
  return moreIsBetter(figure) ? `${Math.round(100 * ratio)} %` : `× ${ratio.toFixed(1)}`;
}

function describeAim(figure: Figure): string {
  const { aim } = figure;
  if (aim === undefined) return '';
  const verdict = meetsAim(figure) ? 'met' : 'missed';
  if ('shareOfBare' in aim) return `aim >= ${Math.round(100 * aim.shareOfBare)} %: ${verdict}`;
  return `aim ${moreIsBetter(figure) ? '>=' : '<='} ${short(aim.value, figure)}: ${verdict}`;
}

const short = (value: number, { unit }: Pick<Figure, 'unit'>) => `${digits(value)}${unit === '/s' ? '' : ' '}${unit}`;

/** Three significant digits. */
function digits(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
