import path from 'node:path';
import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { inScratchFolder, keepInCache } from '../cache';
import { verifyChecksum } from '../checksum';
import { download } from '../download';
import { type Provider, ProviderError } from '../provider';

export interface Release {
  url: string;
  sha256: string;
  /** The program's path in the archive. */
  member: string;
}

/** The project's own tar.gz. @param releases by platform (`linux-x64`) */
export function releaseDownload(binary: Binary, releases: Partial<Record<string, Release>>): Provider {
  return {
    name: 'the project’s release',
    slow: true,
    async find() {
      const platform = `${process.platform}-${process.arch}`;
      const release = releases[platform];
      if (!release) throw new ProviderError(`no release with a known SHA-256 for ${platform}`);
      return inScratchFolder(async (folder) => {
        const archive = path.join(folder, 'release.tar.gz');
        await download(release.url, archive);
        await verifyChecksum(archive, release.sha256);
        await unpack(archive, folder);
        return keepInCache(binary, path.join(folder, release.member));
      });
    },
  };
}

async function unpack(archive: string, folder: string): Promise<void> {
  await runCommand('tar', ['-xzf', archive, '-C', folder], { timeout: 60_000 }).catch((error: Error) => {
    throw new ProviderError(error.message, error);
  });
}
