import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failpoints } from './failpoints';

const folder = mkdtempSync(join(tmpdir(), 'failpoints-'));
let crashes = 0;
const replica = () => failpoints('orders', folder, () => (crashes += 1));

beforeEach(() => (crashes = 0));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a failpoint', () => {
  it('ends one replica, once, when its crash was asked for', () => {
    const replicas = [replica(), replica()];
    writeFileSync(join(folder, 'orders.stored-not-published'), '');
    for (let round = 0; round < 2; round += 1) for (const failpoint of replicas) failpoint('stored-not-published');
    expect(crashes).toBe(1);
  });

  it('is passed when the crash of another step or service was asked for', () => {
    for (const other of ['orders.published-not-marked', 'tickets.stored-not-published']) {
      writeFileSync(join(folder, other), '');
    }
    replica()('stored-not-published');
    expect(crashes).toBe(0);
  });

  it('does nothing where no folder is named', () => {
    expect(() => failpoints('orders', undefined)('stored-not-published')).not.toThrow();
  });
});
