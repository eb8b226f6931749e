import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run, runTool, step, StepFailed } from './steps.mjs';

const OLDEST_NODE = 20;

/** Makes a fresh clone ready to run; does next to nothing if it is. */
export async function setUp({ client = true } = {}) {
  await install();
  await step('Building', 60, () => succeed(build));
  if (client) await step('Building the client', 60, () => succeed(buildClient));
}

async function succeed(work) {
  const { code, output } = await work();
  if (code !== 0) throw new StepFailed(explain(output) ?? 'The sources do not compile; the messages above say where.');
}

export async function install() {
  checkNode();
  if (isInstalled()) return;
  await step('Installing the packages', 120, async () => {
    const shortTimeouts = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
    const { code, output } = await run('npm', ['ci', ...shortTimeouts]);
    if (code !== 0) throw new StepFailed(explain(output) ?? 'npm ci failed; its messages are above.');
  });
}

export function build() {
  return runTool('typescript/bin/tsc', ['-b', '--pretty']);
}

/** Imported by name, and so only after the packages are installed. */
export async function buildClient() {
  const client = await import('@ticketing/client/build.mjs');
  return client.buildClient();
}

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
  throw new StepFailed(
    `This needs Node ${OLDEST_NODE} or later; this is ${process.version}. Get one at https://nodejs.org`,
  );
}

/** Whether npm's record of the installed packages agrees with the lockfile. An interrupted install leaves no record. */
function isInstalled() {
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const locked = readPackages(path.join(root, 'package-lock.json'));
  return Object.entries(locked).every(([place, wanted]) => {
    if (!place.includes('node_modules/')) return true;
    const found = installed[place];
    // Optional packages for other platforms are not installed.
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Advice on failures whose cause is not in the sources. */
function explain(output) {
  const causes = [
    [/ENOSPC/, 'The disk is full. Make some room (2 GB will do) and start again.'],
    [/EBADENGINE/, 'A package needs another version of Node; the lines above say which.'],
    [/EACCES|EPERM/, 'Some folder here may not be written by you. Was an earlier run started with sudo?'],
    [
      /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/,
      'npm can’t reach its registry. Connect to the network (behind a proxy: `npm config set proxy …`) and start again.',
    ],
  ];
  return causes.find(([pattern]) => pattern.test(output))?.[1];
}
