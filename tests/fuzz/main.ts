import { print, runProgram } from '@ticketing/test-driver/program';
import { controls } from './controls/controls';
import { parseOptions, usage, type Options } from './options';
import { Report } from './report';
import { run } from './run';

async function main(args: string[]): Promise<boolean> {
  const options = parseOptions(args);
  return options.controls ? runControls(options) : runWhole(options);
}

/** With every guard in place. */
async function runWhole(options: Options): Promise<boolean> {
  const report = new Report(options.seed, print);
  await run(options, report);
  const { violations, seed } = report;
  for (const line of report.describeAnswers()) print(`    ${line}`);
  print(`${report.passed} checks passed, ${report.skipped.length} skipped`);
  const count = (number: number) => number.toLocaleString('en');
  const done = `${count(report.requests)} requests, ${count(report.events)} events`;
  print(`Fuzz: ${done}, ${violations} violations (seed ${seed})${report.describeSkipped()}`);
  return violations === 0;
}

/** Without the guards: each check has to find its violation. */
async function runControls(options: Options): Promise<boolean> {
  const lines: string[] = [];
  const report = new Report(options.seed, (line) => lines.push(line), false);
  await run(options, report);
  const checks = Object.entries(controls).flatMap(([name, { without, caughtBy }]) =>
    caughtBy.map((kind) => ({ what: `${name}, without ${without}`, kind, caught: report.hasFound(kind) })),
  );
  for (const { what, kind, caught } of checks) print(`${what}: ${caught ? 'caught' : 'NOT CAUGHT'} by ${String(kind)}`);
  const failed = checks.filter(({ caught }) => !caught).length;
  if (failed > 0) for (const line of lines) print(`    ${line}`);
  print(`${checks.length - failed} checks passed, ${failed} failed`);
  return failed === 0;
}

void runProgram(main, usage);
