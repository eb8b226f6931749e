// Which workspaces a change reaches: `affected=orders/ tickets/`, as a GitHub step gives it on. Plain JavaScript, since it
// runs before anything is installed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const NO_COMMIT = /^0*$/;
const [base = ''] = process.argv.slice(2);

// The lockfile names every workspace; package.json has patterns.
const workspaces = Object.keys(readJson('package-lock.json').packages).filter((folder) =>
  /^(?!.*node_modules\/)./.test(folder),
);
const packages = workspaces.map((folder) => ({ folder, ...readJson(`${folder}/package.json`) }));

process.stdout.write(
  `affected=${affected(changedFiles(base))
    .map((folder) => `${folder}/`)
    .join(' ')}\n`,
);

/** Undefined where there is nothing to compare with: then everything has changed. */
function changedFiles(since) {
  if (NO_COMMIT.test(since)) return undefined;
  const files = execFileSync('git', ['diff', '--name-only', `${since}...HEAD`], { encoding: 'utf8' });
  return files.split('\n').filter((file) => file !== '');
}

function affected(files) {
  const folderOf = (file) => workspaces.find((folder) => file.startsWith(`${folder}/`));
  // What belongs to no workspace may matter to all, unless it is only read by people or has suites of its own.
  const elsewhere = (file) => !folderOf(file) && !/\.md$|^(infra|tests|bench|\.github|LICENSE)/.test(file);
  if (files === undefined || files.some(elsewhere)) return workspaces;
  const reached = new Set(files.map(folderOf).filter(Boolean));
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const dependant of packages.filter((one) => dependsOn(one, reached))) reached.add(dependant.folder);
  }
  return workspaces.filter((folder) => reached.has(folder));
}

function dependsOn({ dependencies = {}, devDependencies = {} }, folders) {
  const names = packages.filter(({ folder }) => folders.has(folder)).map(({ name }) => name);
  return names.some((name) => name in dependencies || name in devDependencies);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
