import type { Binary } from '../binary';
import type { ServerToFind } from '../find-server';
import { cached } from '../providers/cached';
import { externalServer } from '../providers/external-server';
import { goInstall } from '../providers/go-install';
import { onPath } from '../providers/on-path';
import { type Release, releaseDownload } from '../providers/release-download';

const VERSION = '0.25.6';

const binary: Binary = {
  fileName: 'nats-streaming-server',
  version: /nats-streaming-server version (0\.25\.\d+)/,
  accepts: 'a nats-streaming-server 0.25',
};

function release(platform: string, sha256: string): Release {
  const folder = `nats-streaming-server-v${VERSION}-${platform}`;
  const url = `https://github.com/nats-io/nats-streaming-server/releases/download/v${VERSION}/${folder}.tar.gz`;
  return { url, sha256, member: `${folder}/nats-streaming-server` };
}

/** Checksums from the Dockerfile of the official image, which covers Linux only. */
const releases = {
  'linux-x64': release('linux-amd64', '10f25b100a5b9a7389882883259790d599b557a16ddde1accdfcf9361e19b2f9'),
  'linux-arm64': release('linux-arm64', 'caf2839d14c610d9d62afeb9022ee36aa4ff5adc86d0402bb7e1a5d7f5e7d26f'),
};

export const natsStreamingServer: ServerToFind = {
  name: 'NATS Streaming',
  providers: [
    externalServer('NATS_URL'),
    onPath(binary),
    cached(binary),
    releaseDownload(binary, releases),
    goInstall(binary, `github.com/nats-io/nats-streaming-server@v${VERSION}`),
  ],
  advice:
    `Put \`nats-streaming-server\` ${VERSION} on the PATH (its releases are on GitHub; or install Go, with which it is ` +
    'built here), or set NATS_URL to a server that runs.',
};
