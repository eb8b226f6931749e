import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { type Binary, verifyBinary } from '../binary';
import { type Provider, ProviderError } from '../provider';

export function onPath(binary: Binary): Provider {
  return {
    name: 'the PATH',
    async find() {
      const found = await firstExecutable(binary.fileName);
      if (!found) throw new ProviderError(`no ${binary.fileName} on it`);
      return verifyBinary(binary, found);
    },
  };
}

async function firstExecutable(fileName: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const candidate = path.resolve(folder, fileName);
    const executable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder && executable) return candidate;
  }
  return undefined;
}
