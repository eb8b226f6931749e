import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const BLOCK_BYTES = 512;

/** What the logs and the data of each process take on the disk, in MB. */
export async function measureFolders(stackFolder: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const name of await readdir(join(stackFolder, 'data'))) {
    figures[`data ${name}`] = await megabytesOf(join(stackFolder, 'data', name));
  }
  for (const name of await readdir(join(stackFolder, 'logs'))) {
    // What was put aside counts with the log that it was.
    const figure = `log ${name.replace(/(-0)?\.log.*$/, '')}`;
    figures[figure] = (figures[figure] ?? 0) + (await megabytesOf(join(stackFolder, 'logs', name)));
  }
  return figures;
}

async function megabytesOf(path: string): Promise<number> {
  const files = await readdir(path, { recursive: true }).catch(() => []);
  const sizes = await Promise.all([path, ...files.map((file) => join(path, file))].map(bytesOf));
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

/** What a file takes, not how long it says that it is. One that went away meanwhile takes nothing. */
async function bytesOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  return found ? found.blocks * BLOCK_BYTES : 0;
}
