import { print } from '@ticketing/test-driver/program';
import type { Stack } from '@ticketing/test-driver/stack';
import { streamLimitBytes } from '@ticketing/test-driver/stream-limit';
import type { Options } from './options';
import { checkRecords } from './records/check-records';
import { checkPendingWork } from './records/pending-work';
import { printFindings, printFigureResults } from './report';
import { checkStreamLimit } from './records/stream-limit';
import type { Sampler } from './sampling/sampler';
import type { Outcome } from './soak';
import { checkFigures } from './checker/check-figures';

const TROUBLES_SHOWN = 10;

/**
 * Judges a soak, and prints what it was checked by.
 *
 * @returns whether no figure grows without end, every record expires, and no journey failed
 */
export async function conclude(
  stack: Stack,
  sampler: Sampler,
  { minutes }: Options,
  outcome: Outcome,
): Promise<boolean> {
  const kept = await streamLimitBytes(stack);
  const results = checkFigures(sampler.samples, { channelMB: kept / 2 ** 20 });
  const findings = [await checkPendingWork(sampler), checkStreamLimit(kept), ...(await checkRecords(stack, sampler))];
  const troubles = [...failuresOf(outcome), ...restartsOf(stack)];
  printFigureResults(results);
  print();
  printFindings(findings);
  print();
  for (const trouble of troubles.slice(0, TROUBLES_SHOWN)) print(trouble);
  const grown = results.filter(({ growth }) => growth !== undefined).length;
  const bought = outcome.purchases.toLocaleString('en');
  print(`Soak: ${minutes} min, ${bought} purchases, ${grown} of ${results.length} figures grow without end`);
  return grown === 0 && troubles.length === 0 && findings.every(({ wrong }) => wrong === undefined);
}

/** The most frequent first. */
function failuresOf({ failures }: Outcome): string[] {
  const byNumber = [...failures].sort(([, a], [, b]) => b - a);
  return byNumber.map(([reason, times]) => `${times} journeys failed: ${reason}`);
}

/** The soak kills no process: a restart is a fault. */
function restartsOf(stack: Stack): string[] {
  return stack.file.processes
    .filter(({ restarts }) => restarts > 0)
    .map(({ name, restarts }) => `${name} was started again ${restarts} times`);
}
