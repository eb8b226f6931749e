import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser, findServers } from './find-binaries.mjs';
import { describe, describeFailures, ofCheck, ofJest, ofPlaywright, ofProgram } from './outcomes.mjs';
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

async function check(name, budget, work) {
  outcomes.push({ name, ...ofCheck(await step(name, budget, work)) });
}

/** A program that drives the whole system. */
async function program(name, budget, script, args) {
  const ended = await step(name, budget, () => runTool('tsx/dist/cli.mjs', [script, ...args]));
  outcomes.push({ name, ...ofProgram(ended) });
}

async function suites(name, budget, config, env) {
  const file = freshRecord(config.replace(/\W+/g, '-'));
  const args = ['-c', config, '--json', `--outputFile=${file}`];
  const ended = await step(name, budget, () => runTool('jest/bin/jest.js', args, env));
  outcomes.push({ name, ...ofJest(file, ended) });
}

async function browserSuites(executable) {
  const name = 'Suites in a browser';
  const file = freshRecord('tests-browser');
  const args = ['test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'];
  const env = { BROWSER_EXECUTABLE: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const ended = await step(name, 240, () => runTool('@playwright/test/cli.js', args, env));
  outcomes.push({ name, ...ofPlaywright(file, ended) });
}

function freshRecord(name) {
  const file = path.join(resultsFolder, `${name}.json`);
  rmSync(file, { force: true });
  mkdirSync(resultsFolder, { recursive: true });
  return file;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\n${error instanceof StepFailed ? error.message : error.stack}\n`);
  outcomes.push({ name: 'The run', ...ofCheck({ code: 1 }) });
}

const total = { passed: 0, failed: 0, skipped: 0 };
process.stdout.write('\n');
for (const outcome of outcomes) {
  for (const key of Object.keys(total)) total[key] += outcome[key];
  process.stdout.write(`${[`${outcome.name}: ${describe(outcome)}`, ...describeFailures(outcome)].join('\n')}\n`);
}
process.stdout.write(`Tests: ${describe(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
