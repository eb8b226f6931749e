import { chmod, copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory } from './paths';
import { type Binary, verifyBinary } from './binary';
import { type ServerLocation, ProviderError } from './provider';

export function cachedPath(binary: Binary): string {
  return path.join(cacheDirectory, 'bin', binary.fileName);
}

/** Runs `work` with a temporary folder in the cache. */
export async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(cacheDirectory, { recursive: true });
  const folder = await mkdtemp(path.join(cacheDirectory, 'download-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Verifies a downloaded program and moves it into the cache atomically. */
export async function keepInCache(binary: Binary, downloaded: string): Promise<ServerLocation> {
  await chmod(downloaded, 0o755).catch((error: Error) => {
    throw new ProviderError(`the download holds no ${binary.fileName}`, error);
  });
  await verifyBinary(binary, downloaded);
  const kept = cachedPath(binary);
  await mkdir(path.dirname(kept), { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  await copyFile(downloaded, unfinished);
  await rename(unfinished, kept);
  return verifyBinary(binary, kept);
}
