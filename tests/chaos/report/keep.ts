import { createWriteStream } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Outcome } from '../checker/check-run';

/**
 * Keeps everything that a run was checked by, in place of what an earlier run left there.
 *
 * @param logs the folder of the system's logs
 */
export async function keep({ history, snapshot, results }: Outcome, logs: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { exchanges, ...rest } = history;
  await pipeline(Readable.from(linesOf(exchanges)), createWriteStream(join(folder, 'exchanges.json')));
  await writeJson(join(folder, 'history.json'), rest);
  await writeJson(join(folder, 'verdict.json'), results);
  await writeJson(join(folder, 'snapshot.json'), { ...snapshot, history: undefined });
  await cp(logs, join(folder, 'logs'), { recursive: true });
}

const writeJson = (file: string, thing: unknown) => writeFile(file, `${JSON.stringify(thing, null, 1)}\n`);

/** An array, one thing a line: as one text it may be longer than a text can be. */
function* linesOf(things: readonly unknown[]): Generator<string> {
  for (const [index, thing] of things.entries()) yield `${index === 0 ? '[' : ','}${JSON.stringify(thing)}\n`;
  yield things.length === 0 ? '[]\n' : ']\n';
}
