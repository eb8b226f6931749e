import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory, inScratchFolder, runCommand } from '@ticketing/binaries';

/** Where a program that was built here is kept. */
export const builtProgram = (name: string) => path.join(cacheDirectory, 'bin', name);

/** Builds a program from its source and keeps it: `source` is what `go install` takes, with its exact version. */
export async function buildGoProgram(name: string, source: string): Promise<void> {
  await inScratchFolder(async (folder) => {
    const env = { GOFLAGS: '-mod=mod', GOBIN: folder };
    await runCommand('go', ['install', source], { cwd: folder, env, timeout: 300_000 });
    await mkdir(path.dirname(builtProgram(name)), { recursive: true });
    await rename(path.join(folder, name), builtProgram(name));
  });
}
