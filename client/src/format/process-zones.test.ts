import { transformSync } from '@swc/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_ZONES } from './test-zones';

/** Formats the same dates in a process with another `TZ`, which cannot be changed within one process. */
const SCRIPT = `
  const { formatDate, isOver } = require('./dates');
  const { browserZone, readLocalTime, toLocal } = require('./zone');
  const moments = ['2027-03-14T06:59:59.000Z', '2027-03-14T07:00:00.000Z', '2027-03-28T00:59:59.000Z',
    '2027-03-28T01:00:00.000Z', '2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z', '2027-11-07T05:30:00.000Z',
    '2027-11-07T06:30:00.000Z', '2026-12-31T10:00:00.000Z'];
  const zones = ['America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Europe/London'];
  const days = ['2027-03-14', '2027-03-28', '2027-10-31', '2027-11-07'];
  const table = zones.flatMap((timeZone) => [
    ...moments.map((date) => [formatDate({ date, timeZone }, browserZone()), toLocal(date, timeZone)]),
    ...days.map((date) => [
      formatDate({ date }, browserZone()),
      isOver({ date, timeZone }, Date.parse(date + 'T23:30:00Z')),
      ...['00:30', '01:30', '02:30', '03:30'].map((time) => readLocalTime(date + 'T' + time, timeZone)),
    ]),
  ]);
  console.log(JSON.stringify({ zone: browserZone(), table }));
`;

describe('dates around daylight saving changes', () => {
  let folder: string;
  const run = (TZ: string) => {
    const output = execFileSync(process.execPath, ['-e', SCRIPT], { cwd: folder, env: { ...process.env, TZ } });
    return JSON.parse(output.toString()) as { zone: string; table: unknown[] };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zones-'));
    for (const name of ['dates', 'zone']) {
      const source = readFileSync(join(__dirname, `${name}.ts`), 'utf8');
      const { code } = transformSync(source, {
        jsc: { parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      });
      writeFileSync(join(folder, `${name}.js`), code);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(TEST_ZONES)('are the same in a process with TZ=%s as in one in UTC', (TZ) => {
    const { zone, table } = run(TZ);
    expect(zone).toBe(TZ === 'Etc/Unknown' ? 'UTC' : TZ);
    expect(table).toEqual(run('UTC').table);
  });
});
