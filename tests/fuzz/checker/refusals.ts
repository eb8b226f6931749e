import { describe, type Attack } from '../http/attack';
import { send, sendAll } from '../http/send';
import type { Answer, NoAnswer } from '../http/wire';
import type { Report } from '../report';
import type { Stack } from '@ticketing/test-driver/stack';
import { changesBetween } from './digest';
import type { State } from './state';

export interface Witness {
  stack: Pick<Stack, 'gateway'>;
  state: Pick<State, 'whenStable'>;
  report: Report;
}

type Outcomes = [attack: Attack, answer: Answer | NoAnswer][];

/** A declined card was tried, which Stripe records. */
const DECLINED = 402;

export const isRefused = (answer: Answer | NoAnswer): boolean =>
  'status' in answer && answer.status >= 400 && answer.status !== DECLINED;

const refusedOf = (outcomes: Outcomes) =>
  outcomes.filter(([{ followed }, answer]) => !followed && isRefused(answer)).map(([attack]) => attack);

/** Sends requests that must be refused, after which nothing may be different. @returns the outcome of each */
export async function changingNothing(
  witness: Witness,
  attacks: Attack[],
  act: (attacks: Attack[]) => Promise<Outcomes>,
): Promise<Outcomes> {
  const before = await witness.state.whenStable();
  const outcomes = await act(attacks);
  const changed = changesBetween(before, await witness.state.whenStable());
  if (changed.length > 0) {
    const accepted = refusedOf(outcomes).length < attacks.length;
    await checkChange(witness, changed, refusedOf(outcomes), accepted);
  }
  return outcomes;
}

/**
 * What was refused among requests that were not comes once more, until all that is left is refused again: only then
 * whatever is different is their doing.
 */
export async function checkRefusedAgain(witness: Witness, outcomes: Outcomes): Promise<void> {
  for (let left = refusedOf(outcomes); left.length > 0;) {
    const before = await witness.state.whenStable();
    const again = refusedOf(await sendAll(witness.stack, left));
    if (again.length < left.length) {
      left = again;
      continue;
    }
    const changed = changesBetween(before, await witness.state.whenStable());
    if (changed.length > 0) await checkChange(witness, changed, left, false);
    return;
  }
}

async function checkChange(
  witness: Witness,
  changed: string[],
  refused: Attack[],
  isExplained: boolean,
): Promise<void> {
  const culprit = await culpritAmong(witness, refused);
  // An accepted request is reported already, and explains a change that no other request reproduces.
  if (!culprit && isExplained) return;
  const details = [...changed, culprit ? describe(culprit) : 'none of them does so again by itself'];
  witness.report.violation('a refused request changed something', details, culprit?.bytes);
}

/** The first after which something is different when they are sent again, one by one. */
async function culpritAmong({ stack, state }: Witness, attacks: Attack[]): Promise<Attack | undefined> {
  const before = await state.whenStable();
  for (const attack of attacks) {
    await send(stack, attack);
    if (changesBetween(before, await state.whenStable()).length > 0) return attack;
  }
  return undefined;
}
