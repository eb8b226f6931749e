import { readFileSync, statSync } from 'node:fs';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { tinyService } from '../testing/tiny-service';
import { limitLog } from './log-limit';
import { SupervisedProcess } from './supervised-process';
import { waitFor } from './wait-for';

const folder = temporaryFolder();
const LIMIT = 500;

/** A real process that writes a counter to its log, a hundred lines a second. */
async function withCounter(name: string, use: (log: string) => Promise<void>): Promise<void> {
  const before = 'let n = 0; setInterval(() => console.log(n++), 10);';
  const definition = await tinyService(name, folder, { before });
  const supervised = new SupervisedProcess(definition, () => undefined);
  supervised.start();
  try {
    await use(definition.log);
  } finally {
    await supervised.stop();
  }
}

const grownBeyond = (log: string, bytes: number): Promise<boolean> =>
  waitFor(async () => statSync(log).size > bytes, { timeout: 20_000 });

const countedIn = (file: string): number[] => readFileSync(file, 'utf8').trim().split('\n').map(Number);

describe('a log', () => {
  it('is truncated above the limit while its process runs, and its content is kept in a second file', async () => {
    await withCounter('talkative', async (log) => {
      expect(await grownBeyond(log, LIMIT)).toBe(true);
      await limitLog(log, LIMIT);
      expect(statSync(log).size).toBeLessThan(LIMIT);
      expect(await grownBeyond(log, 100)).toBe(true);
      expect(countedIn(`${log}.1`)[0]).toBe(0);
      expect(countedIn(log)[0]).toBeGreaterThanOrEqual(countedIn(`${log}.1`).length);
    });
  });

  it('is unchanged below the limit, and a missing log is ignored', async () => {
    await withCounter('quiet', async (log) => {
      expect(await grownBeyond(log, 10)).toBe(true);
      await limitLog(log);
      expect(countedIn(log)[0]).toBe(0);
      await limitLog(`${log}-missing`);
    });
  });
});
