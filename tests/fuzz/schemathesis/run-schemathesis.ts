import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonPackage, runCommand } from '@ticketing/binaries';
import type { Person } from '@ticketing/test-driver/person';

const VERSION = '4.32.5';

/** Checks that do not hold here, and why. */
const EXCLUDED = [
  // A method that a path does not have is answered 404, as a path that there is not.
  ...['unsupported_method', 'allow_header_conformance'],
  // Some rules no schema says: a date lies ahead, an email is free, a body suits the state of things.
  'positive_data_acceptance',
  // DELETE cancels an order, which is still shown.
  'use_after_free',
];

/** The outcome of a run. */
export interface Outcome {
  requests: number;
  /** What it says of its failures, with a curl line for each; nothing when there are none. */
  failures: string[];
}

/** The folder of the package, or why it can't be had. */
export async function findSchemathesis(): Promise<{ folder: string } | { missing: string }> {
  try {
    return { folder: await pythonPackage('schemathesis', VERSION) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

/** One run. */
export interface Run {
  folder: string;
  description: object;
  gateway: string;
  /** Whose session it uses. */
  person: Person;
  seconds: number;
  seed: number;
}

/** Drives every operation of a description for so long: by cases of each schema, at random, and along its links. */
export async function runSchemathesis(run: Run): Promise<Outcome> {
  const scratch = await mkdtemp(join(tmpdir(), 'ticketing-schemathesis-'));
  try {
    const session = /session=([^;]*)/.exec(run.person.cookieHeader)?.[1] ?? '';
    await writeFile(join(scratch, 'openapi.json'), JSON.stringify(run.description));
    await writeFile(join(scratch, 'schemathesis.toml'), `[auth.openapi.session]\napi_key = "${session}"\n`);
    const output = await runCommand('python3', argumentsOf(run), {
      env: { PYTHONPATH: run.folder, PYTHONDONTWRITEBYTECODE: '1' },
      cwd: scratch,
      // It finishes what it is at before it looks at the time.
      timeout: run.seconds * 1000 + 120_000,
      failing: true,
    });
    return await readOutcome(join(scratch, 'report.json'), output);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function argumentsOf({ gateway, seconds, seed }: Run): string[] {
  const options = {
    url: gateway,
    seed: String(seed),
    'max-time': String(Math.max(1, Math.round(seconds))),
    // Several at once have it trip over its own parser.
    workers: '1',
    'exclude-checks': EXCLUDED.join(','),
    'generation-database': 'none',
    'output-sanitize': 'false',
    report: 'json',
    'report-json-path': 'report.json',
    warnings: 'off',
  };
  const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  return ['-m', 'schemathesis.cli', '--no-color', 'run', 'openapi.json', '--continue-on-failure', ...given];
}

interface JsonReport {
  test_cases: { generated: number };
  failures: unknown[];
  errors: unknown[];
}

async function readOutcome(file: string, output: string): Promise<Outcome> {
  const report = JSON.parse(await readFile(file, 'utf8')) as JsonReport;
  if (report.failures.length === 0 && report.errors.length === 0)
    return { requests: report.test_cases.generated, failures: [] };
  const from = output.search(/^=+ (ERRORS|FAILURES) =+$/m);
  const words = output.slice(from === -1 ? 0 : from, output.search(/^=+ SUMMARY =+$/m));
  const failures = words.split(/^_{3,} .* _{3,}$/m).slice(1);
  return { requests: report.test_cases.generated, failures: failures.length > 0 ? failures : [words] };
}
