import { parseOptions, usage, UsageError } from './options';
import { print } from './report';
import { run } from './run';

async function main(): Promise<boolean> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    print(usage);
    return true;
  }
  const report = await run(options);
  const { violations, seed } = report;
  for (const line of report.describeAnswers()) print(`    ${line}`);
  print(`${report.passed} checks passed, ${report.skipped.length} skipped`);
  const count = (number: number) => number.toLocaleString('en');
  print(
    `Fuzz: ${count(report.requests)} requests, ${count(report.events)} events, ${violations} violations (seed ${seed})`,
  );
  return violations === 0;
}

main()
  .then((passed) => {
    process.exitCode = passed ? 0 : 1;
  })
  .catch((error: unknown) => {
    process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${usage}` : `${(error as Error).stack}\n`);
    process.exitCode = 1;
  });
