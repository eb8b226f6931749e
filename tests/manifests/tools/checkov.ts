import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory } from '../../../infra/local/src/paths';
import { runCommand } from '../../../infra/local/src/run-command';
import { inScratchFolder } from '../../../infra/local/src/servers/cache';

const VERSION = '3.3.30';
const folder = path.join(cacheDirectory, 'python', `checkov-${VERSION}`);
const INSTALL = ['install', '--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:'];
const IMPATIENTLY = ['--timeout', '5', '--retries', '1'];

/** The command that judges manifests by policies; it asks nobody on the network. */
export async function checkov(): Promise<string[]> {
  if (!existsSync(folder)) await inScratchFolder(install);
  return ['env', `PYTHONPATH=${folder}`, 'python3', '-m', 'checkov.main'];
}

/** A folder of its own: what it needs must not get into anybody's Python. */
async function install(scratch: string): Promise<void> {
  const target = path.join(scratch, 'checkov');
  const args = ['-m', 'pip', ...INSTALL, ...IMPATIENTLY, '--target', target, `checkov==${VERSION}`];
  await runCommand('python3', args, { timeout: 240_000 });
  await mkdir(path.dirname(folder), { recursive: true });
  await rename(target, folder);
}
