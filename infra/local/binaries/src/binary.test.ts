import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './testing';
import { type Binary, verifyBinary } from './binary';
import { environmentBinary } from './providers/environment-binary';
import { onPath } from './providers/on-path';

const folder = temporaryFolder();
const binary: Binary = {
  fileName: 'redis-server',
  version: /Redis server v=((?:[6-9]|\d\d)\.\S+)/,
  accepts: 'a redis-server of version 6 or later',
};

function program(name: string, script: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('a candidate program', () => {
  it('is accepted with the right version', async () => {
    const file = program('good', 'echo "Redis server v=7.2.4 sha=0"');

    await expect(verifyBinary(binary, file)).resolves.toEqual({ kind: 'binary', path: file, version: '7.2.4' });
  });

  it('is rejected if it is too old', async () => {
    const file = program('old', 'echo "Redis server v=3.0.6 sha=0"');

    await expect(verifyBinary(binary, file)).rejects.toThrow('is not a redis-server of version 6 or later');
  });

  it('is rejected with its last output if it does not run on this machine', async () => {
    const file = program('foreign', 'echo "libssl.so.3: cannot open shared object file" >&2; exit 127');

    await expect(verifyBinary(binary, file)).rejects.toThrow(/does not run: .*127: libssl\.so\.3/);
  });

  it('is found in the first folder of the PATH that has it', async () => {
    const file = program('redis-server', 'echo "Redis server v=6.2.14"');
    const before = process.env.PATH;
    process.env.PATH = `/nonexistent${path.delimiter}${folder}${path.delimiter}${before}`;
    try {
      await expect(onPath(binary).find()).resolves.toMatchObject({ path: file });
    } finally {
      process.env.PATH = before;
    }
  });

  it('is not searched for if the variable is not set', async () => {
    await expect(environmentBinary('NO_SUCH_VARIABLE', binary).find()).rejects.toThrow('not set');
  });
});
