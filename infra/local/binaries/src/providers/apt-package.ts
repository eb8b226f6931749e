import { runCommand } from '../run-command';
import type { Binary } from '../binary';
import { type Provider, ProviderError } from '../provider';
import { onPath } from './on-path';

export function aptPackage(binary: Binary, packageName: string): Provider {
  return {
    name: `apt-get install ${packageName}`,
    slow: true,
    async find() {
      if (process.getuid?.() !== 0) throw new ProviderError('only tried as root');
      await aptGet(['update']);
      await aptGet(['install', '--yes', '--no-install-recommends', packageName]);
      return onPath(binary).find();
    },
  };
}

async function aptGet(args: string[]): Promise<void> {
  const shortTimeouts = ['-o', 'Acquire::http::Timeout=5', '-o', 'Acquire::Retries=1'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', [...shortTimeouts, ...args], { env, timeout: 180_000 }).catch((error: Error) => {
    throw new ProviderError(error.message, error);
  });
}
