import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { type Provider, ProviderError } from '../provider';

export interface DebianPackage {
  name: string;
  /** The program's path in the package. */
  member: string;
}

const SHORT_TIMEOUTS = ['-o', 'Acquire::http::Timeout=5', '-o', 'Acquire::Retries=1'];

/**
 * Extracts a server's program from Debian's package without installing it: an installed server would start as a service
 * and could occupy ports in use.
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
  const attempt = () => run('apt-get', [...SHORT_TIMEOUTS, 'download', name], folder);
  try {
    await attempt();
  } catch (error) {
    // The lists of packages may be missing, or name versions that were removed.
    if (process.getuid?.() !== 0) throw error;
    await run('apt-get', [...SHORT_TIMEOUTS, 'update'], folder);
    await attempt();
  }
}

function run(command: string, args: string[], cwd: string): Promise<string> {
  return runCommand(command, args, { cwd, timeout: 180_000 }).catch((error: Error) => {
    throw new ProviderError(error.message, error);
  });
}
