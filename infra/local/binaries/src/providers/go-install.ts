import path from 'node:path';
import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { type Provider, ProviderError } from '../provider';

/** Builds the server from source. @param module with its exact version, as for `go install` */
export function goInstall(binary: Binary, module: string): Provider {
  return {
    name: `go install ${module}`,
    slow: true,
    async find() {
      return inScratchFolder(async (folder) => {
        await reachModule(module, folder);
        const env = { GOFLAGS: '-mod=mod', GOBIN: folder };
        await go(['install', module], { cwd: folder, env, timeout: 600_000 });
        return keepInCache(binary, path.join(folder, binary.fileName));
      });
    },
  };
}

/** Queries the module first: offline, `go install` would wait for minutes without output. */
async function reachModule(module: string, folder: string): Promise<void> {
  await go(['list', '-m', module], { cwd: folder, env: { GOFLAGS: '-mod=mod' }, timeout: 15_000 });
}

async function go(args: string[], options: Parameters<typeof runCommand>[2]): Promise<void> {
  await runCommand('go', args, options).catch((error: Error) => {
    throw new ProviderError(error.message, error);
  });
}
