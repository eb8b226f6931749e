import type { History } from '../history/history';
import type { Evidence } from './evidence';
import { describeRun } from './figures';
import { judge, type Judgement } from './judge';

/** What a run came to. */
export interface Outcome {
  history: History;
  judgements: Judgement[];
  figures: string[];
  /** Absent where it could not be gathered: then nothing else could be judged. */
  evidence?: Evidence;
}

/**
 * Judges a run. A system that does not even answer has lost by that.
 *
 * @param unrest what was still going on when everything should have been quiet
 * @param from when people began to trade
 */
export async function conclude(
  gather: () => Promise<Evidence>,
  { history, unrest, from }: { history: History; unrest: readonly string[]; from: number },
): Promise<Outcome> {
  try {
    const evidence = await gather();
    return { history, judgements: judge(evidence), figures: describeRun(evidence, from), evidence };
  } catch (error) {
    const missing = [...unrest, `what there is to judge cannot be gathered: ${(error as Error).message}`];
    const violations = missing.map((message) => ({ message }));
    return { history, judgements: [{ check: 'the system answers', violations }], figures: [] };
  }
}

export const violationsOf = ({ judgements }: Outcome): number =>
  judgements.reduce((sum, { violations }) => sum + violations.length, 0);
