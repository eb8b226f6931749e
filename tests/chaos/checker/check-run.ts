import type { History } from '../history/history';
import type { Snapshot } from './snapshot';
import { describeRun } from './figures';
import { check, type CheckResult } from './checker';

/** The outcome of a run. */
export interface Outcome {
  history: History;
  results: CheckResult[];
  figures: string[];
  /** Absent when it could not be taken: then nothing else could be checked. */
  snapshot?: Snapshot;
}

/**
 * Checks a run. A system that does not answer at all fails by that.
 *
 * @param pendingWork what was pending when the system should have been idle
 * @param from when the workload began
 */
export async function checkRun(
  gather: () => Promise<Snapshot>,
  { history, pendingWork, from }: { history: History; pendingWork: readonly string[]; from: number },
): Promise<Outcome> {
  try {
    const snapshot = await gather();
    return { history, results: check(snapshot), figures: describeRun(snapshot, from), snapshot };
  } catch (error) {
    const missing = [...pendingWork, `the snapshot cannot be taken: ${(error as Error).message}`];
    const violations = missing.map((message) => ({ message }));
    return { history, results: [{ check: 'the system answers', violations }], figures: [] };
  }
}

export const violationsOf = ({ results }: Outcome): number =>
  results.reduce((sum, { violations }) => sum + violations.length, 0);
