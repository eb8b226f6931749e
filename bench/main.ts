import { print, runProgram } from '@ticketing/test-driver/program';
import { cases } from './cases';
import { withContext } from './context';
import { FULL, QUICK } from './effort';
import { slowerThan } from './figures/compare';
import { keep, lastFigures, newResult } from './figures/results';
import { printFigure, printHeader } from './figures/table';
import { readOptions, usage } from './options';

async function main(args: string[]): Promise<boolean> {
  const { quick, failOnSlower, names } = readOptions(args);
  const result = newResult(quick);
  const before = lastFigures(result);
  print(`${result.commit} on ${result.machine}`);
  printHeader();
  await withContext(quick ? QUICK : FULL, async (context) => {
    for (const name of names) {
      const measured = cases[name];
      if (!measured) continue;
      print(`\n${name}: ${measured.title}`);
      const figures = await measured.run(context);
      for (const figure of figures) printFigure(figure, before.get(figure.name));
      result.figures.push(...figures);
      // After every case: what was measured is not lost with a later one that fails.
      keep(result);
    }
  });
  print(`\nKept in ${keep(result)}`);
  const slower = failOnSlower ? slowerThan(before, result.figures) : [];
  if (slower.length > 0) print(`Slower than before: ${slower.join(', ')}`);
  return slower.length === 0;
}

void runProgram(main, usage);
