import { join } from 'node:path';
import { nodeOptionsFor } from '../../mutants/mutate';
import { print } from '@ticketing/test-driver/program';
import { violationsOf, type Outcome } from '../checker/check-run';
import { describeVerdict } from '../report/describe-outcome';
import { run, type Scenario } from '../run';
import { controls, type Control } from './controls';
import { baseline } from './baseline';

const AT_ONCE = 2;
const USUAL = { windowSeconds: 5, sellers: 3, buyers: 8, quietWithinMs: 12_000 };

/**
 * Runs each control, and one baseline with every guard in place: the checker has to find a violation in each control and
 * none in the baseline.
 */
export async function runControls(names: readonly string[], seed: number): Promise<boolean> {
  print(`Runs without one guard each, and one with all of them: seed ${seed}`);
  const waiting = [() => passesBaseline(seed), ...names.map((name) => () => isCaught(name, controls[name], seed))];
  const count = waiting.length;
  let passed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) if (await attempt(next)) passed += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  print(`${passed} checks passed, ${count - passed} failed`);
  print(`Controls: ${passed} of ${count} as expected (seed ${seed})`);
  return passed === count;
}

/** A run that breaks off has failed; the others go on. */
async function attempt(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    print(`FAILED to run: ${(error as Error).stack ?? String(error)}`);
    return false;
  }
}

async function isCaught(name: string, control: Control | undefined, seed: number): Promise<boolean> {
  if (control === undefined) return false;
  const { without, caughtBy, mutant, env, ...scenario } = control;
  print(`${name}: a run without ${without}`);
  const out = mutant !== undefined && { NODE_OPTIONS: nodeOptionsFor([mutant]) };
  const { outcome, describe } = await runQuietly({ ...USUAL, ...scenario, seed, env: { ...env, ...out } });
  const [first, ...others] = outcome.results.find(({ check }) => check === caughtBy)?.violations ?? [];
  if (first !== undefined) {
    print(`${name}: caught by "${caughtBy}" (${others.length + 1}): ${first.message}`);
    return true;
  }
  print(`${name}: NOT CAUGHT by "${caughtBy}"`);
  for (const line of describe()) print(`    ${line}`);
  return false;
}

async function passesBaseline(seed: number): Promise<boolean> {
  print('baseline: a run with every guard, and the faults of all the controls');
  const keepIn = join('.local/chaos', `${seed}-baseline`);
  const { outcome, describe } = await runQuietly({ ...USUAL, ...baseline, seed, keepIn });
  const passes = violationsOf(outcome) === 0;
  const { exchanges, injections } = outcome.history;
  print(
    `baseline: ${violationsOf(outcome)} violations in ${exchanges.length} requests and ${injections.length} faults`,
  );
  if (!passes) for (const line of describe()) print(`    ${line}`);
  return passes;
}

/** Collects the lines of a run, which are printed only when it fails. */
async function runQuietly(scenario: Scenario): Promise<{ outcome: Outcome; describe: () => string[] }> {
  const lines: string[] = [];
  const outcome = await run(scenario, (line) => lines.push(line));
  return { outcome, describe: () => [...lines, ...outcome.figures, ...describeVerdict(outcome)] };
}
