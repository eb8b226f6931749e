import { describe, type Attack } from '../http/attack';
import type { Contract } from '@ticketing/test-driver/contract';
import type { Answer, NoAnswer } from '../http/wire';
import type { Report } from '../report';

/** Checks an answer against the description and the attack. Every server is up here, so that a 503 is a violation as well. */
export function checkAnswer(attack: Attack, answer: Answer | NoAnswer, contract: Contract, report: Report): void {
  report.requests += 1;
  const violation = (kind: string, ...details: string[]) =>
    report.violation(kind, [describe(attack), ...details], attack.bytes);
  if ('closed' in answer) {
    if (!attack.mayClose) violation('no answer', answer.closed);
    return;
  }
  const { operation } = attack.call;
  report.count(operation ?? 'no operation', answer.status);
  if (isSuccess(attack, answer)) report.reached(operation);
  const shown = `${answer.status} ${answer.body.slice(0, 200)}`;
  if (answer.status >= 500) violation(`${answer.status} for ${attack.what}`, shown);
  else if (attack.mustBeRefused && answer.status < 400) violation(`accepted: ${attack.what}`, shown);
  else if (attack.status !== undefined && answer.status !== attack.status)
    violation(`${answer.status} instead of ${attack.status}: ${attack.what}`, shown);
  for (const problem of contract.problemsOf(attack.call, answer)) violation(`not as described: ${problem}`, shown);
}

const isSuccess = ({ call, mustBeRefused }: Attack, { status }: Answer): boolean =>
  !mustBeRefused && call.method !== 'HEAD' && status >= 200 && status < 300;

/** Every operation has to have succeeded once: one that only refuses was not tested. */
export function checkReach(operations: string[], report: Report): void {
  for (const operation of operations) {
    if (report.hasReached(operation)) continue;
    report.violation(`never reached: ${operation}`, ['no valid request of it was answered with a success']);
  }
}
