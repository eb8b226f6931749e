import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { type Provider, ProviderError } from '../provider';

export interface DebianPackage {
  name: string;
  /** Where in the package the program lies. */
  member: string;
}

const IMPATIENTLY = ['-o', 'Acquire::http::Timeout=5', '-o', 'Acquire::Retries=1'];

/**
 * Takes a server's program out of Debian's package without installing it: an installed one would start as a service, on
 * ports that may be somebody's.
 */
export function debianPackage(binary: Binary, { name, member }: DebianPackage): Provider {
  return {
    name: `Debian’s package ${name}`,
    slow: true,
    find: () =>
      inScratchFolder(async (folder) => {
        await download(name, folder);
        const archive = (await readdir(folder)).find((file) => file.endsWith('.deb'));
        if (!archive) throw new ProviderError('apt-get downloaded nothing');
        await run('dpkg', ['-x', path.join(folder, archive), folder], folder);
        return keepInCache(binary, path.join(folder, member));
      }),
  };
}

async function download(name: string, folder: string): Promise<void> {
  const ask = () => run('apt-get', [...IMPATIENTLY, 'download', name], folder);
  try {
    await ask();
  } catch (error) {
    // A fresh machine has no lists of packages yet, and an old one's may name versions that are gone.
    if (process.getuid?.() !== 0) throw error;
    await run('apt-get', [...IMPATIENTLY, 'update'], folder);
    await ask();
  }
}

function run(command: string, args: string[], cwd: string): Promise<string> {
  return runCommand(command, args, { cwd, timeout: 180_000 }).catch((error: Error) => {
    throw new ProviderError(error.message, error);
  });
}
