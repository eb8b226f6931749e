import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseOptions } from '../options';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { claimDirectory } from './claim-directory';
import { writePrivateFile } from './state-directory';

const folder = temporaryFolder();
const options = parseOptions(['--dir', folder]);
const silent = (): void => undefined;

describe('starting on a folder', () => {
  it('is refused while another stack runs there, with its address and how to stop it', async () => {
    const { directory, release } = await claimDirectory(options, silent);
    writePrivateFile(directory.stackFile, { gateway: 'http://localhost:8123', processes: [] });

    await expect(claimDirectory(options, silent)).rejects.toThrow(
      `already at http://localhost:8123. Stop it first: Ctrl-C in its terminal, or kill ${process.pid}.`,
    );

    await release();
    await (await claimDirectory(options, silent)).release();
  });

  it('keeps the data unless --fresh is given, and keeps downloads in both cases', async () => {
    const stored = path.join(folder, 'data', 'mongo');
    const downloaded = path.join(folder, 'cache', 'bin');
    mkdirSync(stored, { recursive: true });
    mkdirSync(downloaded, { recursive: true });
    writeFileSync(path.join(folder, 'secrets.json'), '{}');

    await (await claimDirectory(options, silent)).release();
    expect(existsSync(stored)).toBe(true);

    await (await claimDirectory({ ...options, fresh: true }, silent)).release();
    expect(existsSync(stored)).toBe(false);
    expect(existsSync(path.join(folder, 'secrets.json'))).toBe(false);
    expect(existsSync(downloaded)).toBe(true);
  });
});
