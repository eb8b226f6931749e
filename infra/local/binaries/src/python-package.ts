import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory } from './paths';
import { runCommand } from './run-command';
import { inScratchFolder } from './cache';

const INSTALL = ['install', '--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:'];
const SHORT_TIMEOUTS = ['--timeout', '5', '--retries', '1'];

/**
 * Installs a package of PyPI with its dependencies into a folder of the cache, apart from any installed Python.
 *
 * @returns the folder, for PYTHONPATH
 * @throws CommandFailed without Python, or if the download fails
 */
export async function pythonPackage(name: string, version: string): Promise<string> {
  const folder = path.join(cacheDirectory, 'python', `${name}-${version}`);
  if (existsSync(folder)) return folder;
  await inScratchFolder(async (scratch) => {
    const target = path.join(scratch, name);
    const args = ['-m', 'pip', ...INSTALL, ...SHORT_TIMEOUTS, '--target', target, `${name}==${version}`];
    await runCommand('python3', args, { timeout: 240_000 });
    await mkdir(path.dirname(folder), { recursive: true });
    await rename(target, folder);
  });
  return folder;
}
