import { mkdir } from 'node:fs/promises';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { expectResponse } from '../download';
import { type Provider, ProviderError } from '../provider';

const DOWNLOADS = 'https://fastdl.mongodb.org';

/** MongoDB's build for this platform, selected and downloaded by mongodb-memory-server. */
export function memoryServerDownload(binary: Binary, version: string): Provider {
  return {
    name: `mongodb-memory-server’s download of ${version}`,
    slow: true,
    async find() {
      // The library retries for minutes if the server does not respond.
      await expectResponse(process.env.MONGOMS_DOWNLOAD_MIRROR ?? DOWNLOADS);
      return inScratchFolder(async (folder) => keepInCache(binary, await fetchBinary(version, folder)));
    },
  };
}

async function fetchBinary(version: string, downloadDir: string): Promise<string> {
  // Without this the library accepts any certificate.
  process.env.npm_config_strict_ssl = 'true';
  const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core');
  try {
    await mkdir(downloadDir, { recursive: true });
    const options = await DryMongoBinary.generateOptions({ version, downloadDir });
    return await MongoBinary.download({ ...options, downloadDir, systemBinary: '', checkMD5: true });
  } catch (error) {
    throw new ProviderError(error instanceof Error ? error.message : String(error), error);
  }
}
