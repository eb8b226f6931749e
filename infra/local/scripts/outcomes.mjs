import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './steps.mjs';

const NOTHING_RECORDED = { passed: 0, failed: 1, skipped: 0, failures: ['it ended without a record'] };
/** Of a program that failed at many places, more lines say nothing new. */
const LINES_SHOWN = 20;
const SHOWN_LENGTH = 300;

/** What a program that drives the whole system prints of a check that failed; the next line says more. */
const FAILED_CHECK = /\b(VIOLATED|VIOLATION|NOT CAUGHT|FAILED)\b/;

/** The outcome of a check that passes or fails as one. */
export const ofCheck = ({ code }) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  failures: [],
});

/** The outcome of a program that prints the number of its checks at its end. */
export function ofProgram({ code, output }) {
  const summary = /^(?<passed>\d+) checks passed(, (?<failed>\d+) failed)?(, (?<skipped>\d+) skipped)?$/m.exec(output);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((what) => Number(summary?.groups[what] ?? 0));
  // Without that line the program has failed, whatever its exit code.
  const broken = failed === 0 && (code !== 0 || !summary);
  const lines = output.split('\n');
  const failures = lines.filter((line, at) => FAILED_CHECK.test(line) || FAILED_CHECK.test(lines[at - 1] ?? ''));
  return { passed, failed: broken ? 1 : failed, skipped, failures: broken || failed > 0 ? failures : [] };
}

/** How many failed: a runner that crashed has failed, whatever it counted. */
const failuresOf = (counted, code) => (counted === 0 && code !== 0 ? 1 : counted);

/** The outcome of suites, from jest's record. A suite that could not run counts as a failure. */
export function ofJest(file, { code }) {
  if (!existsSync(file)) return NOTHING_RECORDED;
  const record = JSON.parse(readFileSync(file, 'utf8'));
  const failed = record.numFailedTests + record.numRuntimeErrorTestSuites;
  const failures = record.testResults.flatMap(({ name, assertionResults, status, message }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
    const broken = status === 'failed' && tests.length === 0 ? [message.replace(/\s+/g, ' ').trim()] : [];
    return [...tests, ...broken].map((what) => `${path.relative(root, name)}: ${what}`);
  });
  // Skipped for lack of a tool: shown, since it was not checked.
  const skipped = record.numPendingTests;
  return { passed: record.numPassedTests, failed: failuresOf(failed, code), skipped, failures };
}

/** The outcome of suites in a browser, from Playwright's record. */
export function ofPlaywright(file, { code }) {
  if (!existsSync(file)) return NOTHING_RECORDED;
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failuresOf(failed, code),
    skipped: stats.skipped,
    failures: suites.flatMap(failedSpecs).map(({ file: of, line, title }) => `${of}:${line}: ${title}`),
  };
}

const failedSpecs = ({ specs = [], suites = [] }) => [...specs.filter(({ ok }) => !ok), ...suites.flatMap(failedSpecs)];

/** The counts in words. */
export const describe = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** What failed, for the end of a long output: by then it has scrolled away. */
export const describeFailures = ({ failures }) =>
  failures.slice(0, LINES_SHOWN).map((line) => `    ${line.trim().slice(0, SHOWN_LENGTH)}`);
