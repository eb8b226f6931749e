import type { Stack } from '@ticketing/test-driver/stack';
import { Report } from '../report';
import { checkProcesses } from './processes';

function isFound(restarts: number, ended: string[]): boolean {
  const report = new Report(1, () => undefined, false);
  const file = { processes: [{ name: 'orders', restarts, lastExit: null }] } as unknown as Stack['file'];
  checkProcesses({ file }, report, ended);
  return report.hasFound(/^orders crashed$/);
}

describe('a process that was started again', () => {
  it('has crashed', () => {
    expect(isFound(1, [])).toBe(true);
    expect(isFound(2, ['orders', 'confirmation'])).toBe(true);
  });

  it('has not when it was ended on purpose', () => {
    expect(isFound(1, ['orders'])).toBe(false);
    expect(isFound(0, [])).toBe(false);
  });
});
