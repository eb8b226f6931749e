import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildClient, install } from './set-up.mjs';
import { root, run, runTool, step, StepFailed } from './steps.mjs';

const resultsFolder = path.join(root, '.local/test-results');

/** One line of the summary. */
const outcomes = [];

async function main() {
  await install();
  await check('Types', 90, build);
  // The production setup includes the client.
  await check('The client', 90, buildClient);
  const servers = await step('Finding the servers', 120, findServers);
  await suites('Suites of the packages', 240, 'jest.config.js', servers);
  // Lint takes a processor, the suites mostly wait.
  await Promise.all([
    check('Lint', 120, () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])),
    check('Links of the documentation', 30, () =>
      runTool('remark-cli/cli.js', ['.', '--ignore-path', '.gitignore', '--quiet', '--frail']),
    ),
    suites('Suites of the whole system', 240, 'tests/jest.config.js', servers),
  ]);
  await program('A minute of faults', 150, 'tests/chaos/main.ts', ['--minutes', '1', '--seed', '42']);
  await program('Hostile input', 90, 'tests/fuzz/main.ts', ['--short']);
  // Both mostly wait: the controls for a fault to show, the suites for npm and compilers.
  await Promise.all([
    controls(),
    suites('Manifests, images and workflows', 240, 'tests/manifests/jest.config.js', servers),
  ]);
  await browserSuites(await step('Finding a browser', 120, findBrowser));
}

/** The checkers must find every guard that is removed. */
async function controls() {
  await program('Faults with a guard removed', 240, 'tests/chaos/main.ts', ['--controls', '--seed', '42']);
  await program('Hostile input with guards removed', 120, 'tests/fuzz/main.ts', ['--controls']);
}

/** A check that passes or fails as one. */
async function check(name, budget, work) {
  const { code } = await step(name, budget, work);
  outcomes.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
}

/** A program that drives the whole system and prints the number of checks at its end. */
async function program(name, budget, script, args) {
  const { code, output } = await step(name, budget, () => runTool('tsx/dist/cli.mjs', [script, ...args]));
  const summary = /^(?<passed>\d+) checks passed(, (?<failed>\d+) failed)?(, (?<skipped>\d+) skipped)?$/m.exec(output);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((what) => Number(summary?.groups[what] ?? 0));
  // Without that line the program has failed, whatever its exit code.
  const broken = failed === 0 && (code !== 0 || !summary);
  outcomes.push({ name, passed, failed: broken ? 1 : failed, skipped });
}

async function suites(name, budget, config, env) {
  const file = freshRecord(config.replace(/\W+/g, '-'));
  const args = ['-c', config, '--json', `--outputFile=${file}`];
  const { code } = await step(name, budget, () => runTool('jest/bin/jest.js', args, env));
  outcomes.push({ name, ...count(file, code) });
}

async function browserSuites(executable) {
  const file = freshRecord('tests-browser');
  const args = ['test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'];
  const env = { BROWSER_EXECUTABLE: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { code } = await step('Suites in a browser', 240, () => runTool('@playwright/test/cli.js', args, env));
  outcomes.push({ name: 'Suites in a browser', ...countInBrowser(file, code) });
}

function freshRecord(name) {
  const file = path.join(resultsFolder, `${name}.json`);
  rmSync(file, { force: true });
  mkdirSync(resultsFolder, { recursive: true });
  return file;
}

/** Counts from jest's report; a suite that could not run, or a crash of jest, counts as a failure. */
function count(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const record = JSON.parse(readFileSync(file, 'utf8'));
  const failed = record.numFailedTests + record.numRuntimeErrorTestSuites;
  // Skipped for lack of a tool: shown, since it was not checked.
  const skipped = record.numPendingTests;
  return { passed: record.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

function countInBrowser(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, 'utf8')).stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

async function findBrowser() {
  const { code, output } = await run(process.execPath, [
    fileURLToPath(import.meta.resolve('@ticketing/binaries/find-browser')),
  ]);
  if (code !== 0) throw new StepFailed('Without a browser its suites can’t run; see the attempts above.');
  return JSON.parse(output.slice(output.lastIndexOf('{'))).browser;
}

async function findServers() {
  const { code, output } = await run(process.execPath, [
    fileURLToPath(import.meta.resolve('@ticketing/binaries/find-servers')),
  ]);
  if (code !== 0) throw new StepFailed('Without the servers the suites can’t run; see the attempts above.');
  const found = JSON.parse(output.slice(output.lastIndexOf('{')));
  return {
    MONGOMS_SYSTEM_BINARY: found.mongod,
    MONGOMS_SYSTEM_BINARY_VERSION_CHECK: 'false',
    NATS_STREAMING_SERVER_BINARY: found.natsStreamingServer,
    REDIS_SERVER_BINARY: found.redisServer,
  };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\n${error instanceof StepFailed ? error.message : error.stack}\n`);
  outcomes.push({ name: 'The run', passed: 0, failed: 1, skipped: 0 });
}

const format = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const total = { passed: 0, failed: 0, skipped: 0 };
process.stdout.write('\n');
for (const outcome of outcomes) {
  for (const key of Object.keys(total)) total[key] += outcome[key];
  process.stdout.write(`${outcome.name}: ${format(outcome)}\n`);
}
process.stdout.write(`Tests: ${format(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
