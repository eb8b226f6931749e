import { print, runProgram } from '../support/program';
import { parseOptions, usage } from './options';
import { run } from './run';

async function main(args: string[]): Promise<boolean> {
  const report = await run(parseOptions(args));
  const { violations, seed } = report;
  for (const line of report.describeAnswers()) print(`    ${line}`);
  print(`${report.passed} checks passed, ${report.skipped.length} skipped`);
  const count = (number: number) => number.toLocaleString('en');
  print(
    `Fuzz: ${count(report.requests)} requests, ${count(report.events)} events, ${violations} violations (seed ${seed})`,
  );
  return violations === 0;
}

void runProgram(main, usage);
