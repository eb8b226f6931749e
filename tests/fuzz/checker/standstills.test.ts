import { Report } from '../report';
import { checkPauses } from './standstills';

const pause = { service: 'orders', ms: 300, computedMs: 290 };
const suspect = { bytes: Buffer.from('{}'), name: 'deep JSON' };

async function reportOf(seen: (typeof pause)[], causes: (typeof suspect)[]): Promise<string[]> {
  const said: string[] = [];
  const report = new Report(1, (line) => said.push(line), false);
  const causesAmong = <T>() =>
    Promise.resolve(causes.map((thing) => ({ thing: thing as unknown as T, seen: ['orders stood still again'] })));
  const act = () => Promise.resolve();
  await checkPauses({ pauses: { causesAmong }, report }, seen, { suspects: causes, act, describe: ({ name }) => name });
  return said;
}

describe('a standstill', () => {
  it('is reported with the input that reproduces it', async () => {
    expect((await reportOf([pause], [suspect])).join('\n')).toMatch(
      /VIOLATION: an event loop .*\n.*deep JSON\n.*again$/,
    );
  });

  it('is reported when nothing reproduces it', async () => {
    expect((await reportOf([pause], [])).join('\n')).toMatch(
      /VIOLATION.*\n.*orders stood still for 300 ms.*\n.*nothing/,
    );
  });

  it('is not reported when no event loop stood still', async () => {
    expect(await reportOf([], [suspect])).toEqual([]);
  });
});
