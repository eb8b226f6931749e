import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory } from './paths';
import { runCommand } from './run-command';
import { inScratchFolder } from './cache';

const INSTALL = ['install', '--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:'];
const IMPATIENTLY = ['--timeout', '5', '--retries', '1'];

/**
 * A package of PyPI's with all that it needs, in a folder of its own in the cache: nothing gets into anybody's Python.
 *
 * @returns the folder, for PYTHONPATH
 * @throws CommandFailed without Python, or when it can't be had
 */
export async function pythonPackage(name: string, version: string): Promise<string> {
  const folder = path.join(cacheDirectory, 'python', `${name}-${version}`);
  if (existsSync(folder)) return folder;
  await inScratchFolder(async (scratch) => {
    const target = path.join(scratch, name);
    const args = ['-m', 'pip', ...INSTALL, ...IMPATIENTLY, '--target', target, `${name}==${version}`];
    await runCommand('python3', args, { timeout: 240_000 });
    await mkdir(path.dirname(folder), { recursive: true });
    await rename(target, folder);
  });
  return folder;
}
