import fc, { type Arbitrary } from 'fast-check';
import type { Stack } from '../../support/stack';
import { changesBetween, type Documents } from '../judge/documents';
import { LONGEST_PAUSE_MS, type Pauses } from '../judge/pauses';
import type { Options } from '../options';
import type { Report } from '../report';
import type { World } from '../world';
import type { Attack } from './attack';
import { noisyAttacks, refusedAttacks } from './attacks';
import type { Contract } from '../../support/contract';
import { exchange, type Answer, type NoAnswer } from './wire';

const AT_ONCE = 6;
const PATIENCE_MS = 15_000;
/** What waits for the rest of a request is right to wait. */
const IMPATIENCE_MS = 1_000;

export interface Setting {
  stack: Stack;
  documents: Documents;
  pauses: Pauses;
  contract: Contract;
  report: Report;
  options: Pick<Options, 'batch' | 'patienceMs'>;
}

/** Attacks the API for a while: batches that must be refused, and batches with noise, in turns. */
export async function attackApi(
  setting: Setting,
  worlds: { kept: World; changed: World },
  seed: number,
  until: number,
): Promise<void> {
  const { contract, options } = setting;
  const refused = refusedAttacks(worlds.kept, (operation) => contract.needsSession(operation));
  const noisy = noisyAttacks(worlds.changed);
  const sample = (attacks: Arbitrary<Attack>, batch: number) =>
    fc.sample(attacks, { numRuns: options.batch.requests, seed: seed + batch });
  // However slow the machine is: what was never tried has not passed.
  for (let batch = 0; batch === 0 || Date.now() < until; batch += 2) {
    await sendRefused(setting, sample(refused, batch));
    await sendBatch(setting, sample(noisy, batch + 1));
  }
}

/** Nothing may be different afterwards. */
async function sendRefused(setting: Setting, attacks: Attack[]): Promise<void> {
  const { documents, report } = setting;
  const before = await documents.settled();
  const accepted = await sendBatch(setting, attacks);
  const changed = changesBetween(before, await documents.settled());
  if (changed.length === 0) return;
  const refused = attacks.filter((attack) => !accepted.includes(attack));
  const culprit = await culpritAmong(setting, refused);
  // What was accepted has been told of already, and explains a change that nothing else brings about again.
  if (!culprit && accepted.length > 0) return;
  const details = [...changed, culprit ? describe(culprit) : 'none of them does so again by itself'];
  report.violation('a refused request changed something', details, culprit?.bytes);
}

/** The first after which something is different when they are sent again, one by one. */
async function culpritAmong({ stack, documents }: Setting, attacks: Attack[]): Promise<Attack | undefined> {
  const before = await documents.settled();
  for (const attack of attacks) {
    await send(stack, attack);
    if (changesBetween(before, await documents.settled()).length > 0) return attack;
  }
  return undefined;
}

/** @returns those that were accepted and must be refused */
async function sendBatch(setting: Setting, attacks: Attack[]): Promise<Attack[]> {
  const { stack, pauses, contract, report } = setting;
  const accepted: Attack[] = [];
  await pauses.read();
  await forEachOf(attacks, async (attack) => {
    const answer = await send(stack, attack);
    judge(attack, answer, contract, report);
    if (attack.mustBeRefused && 'status' in answer && answer.status < 400) accepted.push(attack);
  });
  if ((await pauses.read()).length > 0) await judgePause(setting, attacks);
  return accepted;
}

async function judgePause({ stack, pauses, report }: Setting, attacks: Attack[]): Promise<void> {
  for (const { thing, seen } of await pauses.causesAmong(attacks, (attack) => send(stack, attack))) {
    report.violation(
      `an event loop stood still for over ${LONGEST_PAUSE_MS} ms`,
      [describe(thing), ...seen],
      thing.bytes,
    );
  }
}

const send = ({ gateway }: Stack, { bytes, call, mayClose }: Attack) =>
  exchange(Number(new URL(gateway).port), bytes, {
    isHead: call.method === 'HEAD',
    within: mayClose ? IMPATIENCE_MS : PATIENCE_MS,
  });

function judge(attack: Attack, answer: Answer | NoAnswer, contract: Contract, report: Report): void {
  report.requests += 1;
  const violation = (kind: string, ...details: string[]) =>
    report.violation(kind, [describe(attack), ...details], attack.bytes);
  if ('closed' in answer) {
    if (!attack.mayClose) violation('no answer', answer.closed);
    return;
  }
  const { operation } = attack.call;
  report.count(operation ?? 'no operation', answer.status);
  const shown = `${answer.status} ${answer.body.slice(0, 200)}`;
  if (answer.status >= 500 && answer.status !== 503) violation(`${answer.status} for ${attack.what}`, shown);
  else if (attack.mustBeRefused && answer.status < 400) violation(`accepted: ${attack.what}`, shown);
  for (const problem of contract.problemsOf(attack.call, answer)) violation(`not as described: ${problem}`, shown);
}

const describe = ({ call, what }: Attack) => `${call.method} ${call.target.slice(0, 100)} with ${what}`;

/** So many at a time. */
async function forEachOf<T>(things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
