import type { History, Injection } from '../history/history';
import type { Check } from './check';

/** The workload must go on for this long after a fault, or its recovery is unknown. */
const KNOWN_WITHIN_MS = 60_000;

export interface Recovery {
  fault: string;
  /** From the fault's beginning to the end of the first purchase that began after it, in ms: includes the downtime. */
  sinceBeginning: number;
  /** From the fault's end to the end of the first purchase that began after it. */
  sinceEnd: number;
}

export interface Recoveries {
  recovered: Recovery[];
  never: Injection[];
  /** Faults too close to the end of the run. */
  open: Injection[];
  /** Crashes whose failpoint was not reached: there was nothing to recover from. */
  unreached: Injection[];
}

export function recoveriesOf({ injections, probes, exchanges }: History): Recoveries {
  const endOfRun = exchanges.reduce((last, { askedAt }) => Math.max(last, askedAt), 0);
  const inTurn = probes.toSorted((a, b) => a.to - b.to);
  const worksAfter = (time: number) => inTurn.find(({ from }) => from >= time)?.to;
  const found: Recoveries = { recovered: [], never: [], open: [], unreached: [] };
  for (const injection of injections) {
    const { fault, from, to = from, reached } = injection;
    const [first, then] = [worksAfter(from), injection.to === undefined ? undefined : worksAfter(to)];
    if (reached === false) found.unreached.push(injection);
    else if (first !== undefined && then !== undefined) {
      found.recovered.push({ fault, sinceBeginning: first - from, sinceEnd: then - to });
    } else (endOfRun - to > KNOWN_WITHIN_MS ? found.never : found.open).push(injection);
  }
  return found;
}

/** After every fault a purchase comes through again. */
export const recovery: Check = {
  name: 'recovery',
  find: ({ history }) =>
    recoveriesOf(history).never.map(({ fault, to }) => ({
      message: `no purchase came through after ${fault}${to === undefined ? ', which was never over' : ''}`,
    })),
};
