import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scratchFolder } from './scratch-folder';

const LONG_AGO = new Date(Date.now() - 2 * 60 * 60 * 1000);
const ended = spawnSync(process.execPath, ['--version']).pid;
let parent: string;

beforeEach(async () => {
  parent = await scratchFolder('test-of-scratch');
});

afterEach(() => rm(parent, { recursive: true }));

async function aFolder(name: string, modifiedAt = LONG_AGO): Promise<string> {
  await mkdir(join(parent, name));
  await writeFile(join(parent, name, 'data'), 'x');
  await utimes(join(parent, name), modifiedAt, modifiedAt);
  return name;
}

describe('a folder for a run', () => {
  it('is a new one each time', async () => {
    const folders = [await scratchFolder('run', parent), await scratchFolder('run', parent)];
    expect((await readdir(parent)).sort()).toEqual(folders.map((folder) => basename(folder)).sort());
  });

  it('has those removed that an interrupted run left behind, and no others', async () => {
    await aFolder(`ticketing-run-${ended}-left`);
    const kept = [
      await aFolder(`ticketing-run-${process.pid}-mine`),
      await aFolder(`ticketing-run-${ended}-young`, new Date()),
      await aFolder(`ticketing-other-${ended}-left`),
      await aFolder('ticketing-run-left'),
    ];
    const folder = await scratchFolder('run', parent);
    expect((await readdir(parent)).sort()).toEqual([...kept, basename(folder)].sort());
  });
});
