import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashPoints } from './crash-points';

const folder = mkdtempSync(join(tmpdir(), 'crash-points-'));
let crashes = 0;
const replica = () => crashPoints('orders', folder, () => (crashes += 1));

beforeEach(() => (crashes = 0));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a crash point', () => {
  it('ends one replica, once, when its crash was asked for', () => {
    const replicas = [replica(), replica()];
    writeFileSync(join(folder, 'orders.stored-not-published'), '');
    for (let round = 0; round < 2; round += 1) for (const crashPoint of replicas) crashPoint('stored-not-published');
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
    expect(() => crashPoints('orders', undefined)('stored-not-published')).not.toThrow();
  });
});
