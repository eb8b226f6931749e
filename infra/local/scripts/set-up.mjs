import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run, runTool, step, StepFailed } from './steps.mjs';

const OLDEST_NODE = 20;

/** Makes a fresh clone ready to run, and does next to nothing on one that is. */
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
    const impatiently = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
    const { code, output } = await run('npm', ['ci', ...impatiently]);
    if (code !== 0) throw new StepFailed(explain(output) ?? 'npm ci failed; its messages stand above.');
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
    `This needs Node ${OLDEST_NODE} or later; here is ${process.version}. Get one at https://nodejs.org`,
  );
}

/** Whether npm's own note of what it installed agrees with the lockfile. An install that was cut short leaves no note. */
function isInstalled() {
  const note = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = readPackages(note);
  const locked = readPackages(path.join(root, 'package-lock.json'));
  return Object.entries(locked).every(([place, wanted]) => {
    if (!place.includes('node_modules/')) return true;
    const found = installed[place];
    // Optional packages are left out where they are made for another platform.
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** What to do about the failures that have nothing to do with the sources. */
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
