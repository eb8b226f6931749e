import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../..');

const CONFIG = path.join(root, 'tests/time-zones.jest.config.js');

/** Runs the suites of dates in a process that is set to a time zone, and says what came of them. */
async function runIn(zone: string): Promise<{ success: boolean; numPassedTests: number }> {
  const jest = require.resolve('jest/bin/jest');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [jest, '--config', CONFIG, '--runInBand', '--json', '--silent'],
    { cwd: root, env: { ...process.env, TZ: zone }, maxBuffer: 64 * 2 ** 20 },
  );
  return JSON.parse(stdout) as { success: boolean; numPassedTests: number };
}

describe('days, moments and time zones', () => {
  it.each([
    'America/New_York',
    'America/Los_Angeles',
    'Asia/Tokyo',
    'Pacific/Kiritimati',
    'Europe/London',
    'Etc/Unknown',
  ])('come out the same in a process that is set to %s', async (zone) => {
    const { success, numPassedTests } = await runIn(zone);
    expect(success).toBe(true);
    expect(numPassedTests).toBeGreaterThan(100);
  });
});
