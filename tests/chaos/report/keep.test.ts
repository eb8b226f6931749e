import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder } from '@ticketing/common/testing';
import { anExchange, aSnapshot } from '../checker/testing/a-snapshot';
import { keep } from './keep';

describe('what is kept of a run', () => {
  let folder: string;
  beforeEach(async () => (folder = await scratchFolder('kept')));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([0, 1, 2])('has every one of %s requests, what was found, and the logs', async (count) => {
    const { snapshot } = aSnapshot();
    const { history } = snapshot;
    history.exchanges.push(...Array.from({ length: count }, () => anExchange({ status: 200 })));
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs', 'orders-0.log'), 'a line');
    const kept = join(folder, 'kept');
    await keep({ history, snapshot, results: [], figures: [] }, join(folder, 'logs'), kept);
    const read = (name: string): unknown => JSON.parse(readFileSync(join(kept, name), 'utf8'));
    expect(read('exchanges.json')).toHaveLength(count);
    expect(read('snapshot.json')).toMatchObject({ mails: [{ subject: 'Your ticket: Seat 1' }] });
    expect(readFileSync(join(kept, 'logs', 'orders-0.log'), 'utf8')).toBe('a line');
  });
});
