import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const BUILD = join(__dirname, '../../client/build.mjs');

/**
 * Builds the web client, unless what stands there was built from the same sources.
 *
 * @throws Error when it does not compile; what is wrong with it was printed
 */
export async function buildClient(): Promise<void> {
  const build = spawn(process.execPath, [BUILD], { stdio: 'inherit' });
  const [code] = (await once(build, 'close')) as [number | null];
  if (code !== 0) throw new Error('The client does not compile');
}
