import { History, type Injection } from '../history/history';
import { recoveriesOf, recovery } from './recovery';
import { anExchange, at, aSnapshot } from './testing/a-snapshot';

const fault = (from: number, to?: number, reached?: boolean): Injection => ({
  ...{ fault: `the one at ${from} s`, processes: [], from: at(from) },
  ...(to !== undefined && { to: at(to) }),
  ...(reached !== undefined && { reached }),
});

/** A run of 100 s with purchases that came through within one second each, begun at these times. */
function aRun(injections: Injection[], ...purchases: number[]): History {
  const history = new History();
  history.injections.push(...injections);
  history.probes.push(...purchases.map((seconds) => ({ from: at(seconds), to: at(seconds + 1) })));
  history.exchanges.push(anExchange({ askedAt: at(100) }));
  return history;
}

describe('recovery', () => {
  it('is measured from the beginning of a fault, and from its end', () => {
    const { recovered } = recoveriesOf(aRun([fault(10, 20)], 5, 15, 22));
    expect(recovered).toEqual([{ fault: 'the one at 10 s', sinceBeginning: 6_000, sinceEnd: 3_000 }]);
  });

  it('never came where no purchase came through in the minute after the end, or there was no end', () => {
    const history = aRun([fault(10, 20), fault(12)], 11);
    expect(recoveriesOf(history).never).toHaveLength(2);
    const { snapshot } = aSnapshot();
    expect(recovery.find({ ...snapshot, history })).toHaveLength(2);
  });

  it('is open where the run ended within a minute', () => {
    const { never, open } = recoveriesOf(aRun([fault(30, 50)], 35));
    expect([never, open]).toEqual([[], [fault(30, 50)]]);
  });

  it('is not needed after a crash that was not reached', () => {
    const { recovered, unreached } = recoveriesOf(aRun([fault(10, 18, false)], 20));
    expect([recovered, unreached]).toEqual([[], [fault(10, 18, false)]]);
  });
});
