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
 * Each of these guards taken out once, and one run with all of them: a judge that sees nothing without a guard is no judge,
 * and neither is one that sees something with it.
 */
export async function runControls(names: readonly string[], seed: number): Promise<boolean> {
  print(`Each with a guard taken out, and one with all of them: seed ${seed}`);
  const waiting = [() => passesBaseline(seed), ...names.map((name) => () => isCaught(name, controls[name], seed))];
  const count = waiting.length;
  let passed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) if (await next()) passed += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  print(`${passed} checks passed, ${count - passed} failed`);
  print(`Controls: ${passed} of ${count} as they have to be (seed ${seed})`);
  return passed === count;
}

async function isCaught(name: string, control: Control | undefined, seed: number): Promise<boolean> {
  if (control === undefined) return false;
  const { without, caughtBy, mutant, env, ...scenario } = control;
  print(`${name}: a run without ${without}`);
  const out = mutant !== undefined && { NODE_OPTIONS: nodeOptionsFor([mutant]) };
  const { outcome, lines } = await runQuietly({ ...USUAL, ...scenario, seed, env: { ...env, ...out } });
  const [first, ...others] = outcome.results.find(({ check }) => check === caughtBy)?.violations ?? [];
  if (first !== undefined) {
    print(`${name}: caught by "${caughtBy}" (${others.length + 1}): ${first.message}`);
    return true;
  }
  print(`${name}: NOT CAUGHT by "${caughtBy}"`);
  for (const line of lines()) print(`    ${line}`);
  return false;
}

async function passesBaseline(seed: number): Promise<boolean> {
  print('baseline: a run with every guard, and the faults of all the others');
  const keepIn = join('.local/chaos', `${seed}-baseline`);
  const { outcome, lines } = await runQuietly({ ...USUAL, ...baseline, seed, keepIn });
  const passes = violationsOf(outcome) === 0;
  const { exchanges, injections } = outcome.history;
  print(
    `baseline: ${violationsOf(outcome)} violations in ${exchanges.length} requests and ${injections.length} faults`,
  );
  if (!passes) for (const line of lines()) print(`    ${line}`);
  return passes;
}

/** What happens is told only where it is asked for. */
async function runQuietly(scenario: Scenario): Promise<{ outcome: Outcome; lines: () => string[] }> {
  const said: string[] = [];
  const outcome = await run(scenario, (line) => said.push(line));
  return { outcome, lines: () => [...said, ...outcome.figures, ...describeVerdict(outcome)] };
}
