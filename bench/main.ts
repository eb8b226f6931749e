import { cases } from './cases';
import { withContext } from './context';
import { FULL, QUICK } from './effort';
import { keep, lastFigures, newResult } from './figures/results';
import { print, printFigure, printHeader } from './figures/table';
import { readOptions } from './options';

/** Runs the cases that are named on the command line, or all of them; `--quick` for a short look. */
async function main(): Promise<void> {
  const { quick, names } = readOptions(process.argv.slice(2));
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
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
