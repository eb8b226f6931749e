import type { History } from '../history/history';
import type { Snapshot } from './snapshot';
import { describeRun } from './figures';
import { judge, type CheckResult } from './checker';

/** What a run came to. */
export interface Outcome {
  history: History;
  results: CheckResult[];
  figures: string[];
  /** Absent where it could not be gathered: then nothing else could be judged. */
  snapshot?: Snapshot;
}

/**
 * Judges a run. A system that does not even answer has lost by that.
 *
 * @param pendingWork what was still going on when everything should have been quiet
 * @param from when people began to trade
 */
export async function checkRun(
  gather: () => Promise<Snapshot>,
  { history, pendingWork, from }: { history: History; pendingWork: readonly string[]; from: number },
): Promise<Outcome> {
  try {
    const snapshot = await gather();
    return { history, results: judge(snapshot), figures: describeRun(snapshot, from), snapshot };
  } catch (error) {
    const missing = [...pendingWork, `what there is to judge cannot be gathered: ${(error as Error).message}`];
    const violations = missing.map((message) => ({ message }));
    return { history, results: [{ check: 'the system answers', violations }], figures: [] };
  }
}

export const violationsOf = ({ results }: Outcome): number =>
  results.reduce((sum, { violations }) => sum + violations.length, 0);
