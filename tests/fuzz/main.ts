import { print, runProgram } from '../support/program';
import { controls } from './controls/controls';
import { parseOptions, usage, type Options } from './options';
import { Report } from './report';
import { run } from './run';

async function main(args: string[]): Promise<boolean> {
  const options = parseOptions(args);
  return options.controls ? runControls(options) : runWhole(options);
}

/** Everything in place. */
async function runWhole(options: Options): Promise<boolean> {
  const report = new Report(options.seed, print);
  await run(options, report);
  const { violations, seed } = report;
  for (const line of report.describeAnswers()) print(`    ${line}`);
  print(`${report.passed} checks passed, ${report.skipped.length} skipped`);
  const count = (number: number) => number.toLocaleString('en');
  print(
    `Fuzz: ${count(report.requests)} requests, ${count(report.events)} events, ${violations} violations (seed ${seed})`,
  );
  return violations === 0;
}

/** Without the guards; a judge that does not miss each of them is no judge. */
async function runControls(options: Options): Promise<boolean> {
  const lines: string[] = [];
  const report = new Report(options.seed, (line) => lines.push(line), false);
  await run(options, report);
  let missed = 0;
  const all = Object.entries(controls).flatMap(([name, control]) =>
    control.caughtBy.map((kind) => ({ name, kind, ...control })),
  );
  for (const { name, kind, without } of all) {
    if (!report.hasFound(kind)) missed += 1;
    print(`${name}, without ${without}: ${report.hasFound(kind) ? 'caught' : 'NOT CAUGHT'} by ${String(kind)}`);
  }
  if (missed > 0) for (const line of lines) print(`    ${line}`);
  print(`${all.length - missed} checks passed, ${missed} failed`);
  return missed === 0;
}

void runProgram(main, usage);
