import fc, { type Arbitrary } from 'fast-check';
import type { Stack } from '@ticketing/test-driver/stack';
import { checkAnswer } from '../checker/answers';
import type { Pauses } from '../checker/pauses';
import { changingNothing, checkRefusedAgain } from '../checker/refusals';
import { checkPauses } from '../checker/standstills';
import type { State } from '../checker/state';
import type { Options } from '../options';
import type { Report } from '../report';
import type { World } from '../world';
import { describe, jsonOf, write, type Attack } from './attack';
import { noisyAttacks, refusedAttacks, staleSessions } from './attacks';
import { callsIn, type KnownCall } from './calls';
import type { Contract } from '@ticketing/test-driver/contract';
import { send, sendAll } from './send';
import type { Answer, NoAnswer } from './wire';

export interface FuzzContext {
  stack: Stack;
  state: State;
  pauses: Pauses;
  contract: Contract;
  report: Report;
  /** Which processes were ended on purpose, once for each time. */
  ended: string[];
  options: Pick<Options, 'batch' | 'patienceMs'>;
}

/** Attacks the API for a while: batches that must be refused, and batches with noise, in turns. */
export async function attackApi(
  context: FuzzContext,
  worlds: { kept: World; changed: World },
  seed: number,
  until: number,
): Promise<void> {
  const { contract, options } = context;
  await useApi(context, worlds.changed);
  const needsSession = (operation: string) => contract.needsSession(operation);
  const refuse = (attacks: Attack[]) => changingNothing(context, attacks, (all) => sendBatch(context, all));
  await refuse(staleSessions(worlds.kept, needsSession));
  const refused = refusedAttacks(worlds.kept, needsSession);
  const noisy = noisyAttacks(worlds.changed);
  const sample = (attacks: Arbitrary<Attack>, batch: number) =>
    fc.sample(attacks, { numRuns: options.batch.requests, seed: seed + batch });
  // At least one batch, however slow the machine is: what was never tried has not passed.
  for (let batch = 0; batch === 0 || Date.now() < until; batch += 2) {
    await refuse(sample(refused, batch));
    await checkRefusedAgain(context, await sendBatch(context, sample(noisy, batch + 1)));
  }
}

/** Calls every operation validly: one that can never succeed would pass for one that refuses well. */
async function useApi({ stack, contract, report }: FuzzContext, world: World): Promise<void> {
  for (const call of callsIn(world)) {
    const attack = plain(call);
    checkAnswer(attack, await send(stack, attack), contract, report);
  }
}

function plain(call: KnownCall): Attack {
  const body = jsonOf(call);
  const bytes = write(call, body === undefined ? {} : { body });
  return { call, what: 'nothing strange', bytes, mustBeRefused: false, mayClose: false };
}

/** Sends attacks, and checks each answer and the pauses of the event loops. */
async function sendBatch(context: FuzzContext, attacks: Attack[]): Promise<[Attack, Answer | NoAnswer][]> {
  const { stack, pauses, contract, report } = context;
  await pauses.read();
  const outcomes = await sendAll(stack, attacks);
  for (const [attack, answer] of outcomes) checkAnswer(attack, answer, contract, report);
  const act = (attack: Attack) => send(stack, attack);
  await checkPauses(context, await pauses.read(), { suspects: attacks, act, describe });
  return outcomes;
}
