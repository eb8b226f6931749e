import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder } from '@ticketing/common/testing';
import { Stack } from '../support/stack';
import { History } from './history/history';
import { conclude, violationsOf, type Outcome } from './judge/conclude';
import { gatherEvidence } from './judge/evidence';
import { becomeQuiet } from './judge/quiet';
import { becomeReady } from './judge/readiness';
import { Faults } from './nemesis/faults';
import { keep } from './report/keep';
import { randomFrom, type Random } from '../support/random';
import type { Fates } from './workload/buying';
import { Workload } from './workload/workload';

/** One run: who trades, what happens meanwhile, and how long everything may take to become quiet. */
export interface Scenario {
  seed: number;
  replicas: number;
  /** Whether it is the shape that ships, which has no crash points. */
  production?: boolean;
  windowSeconds: number;
  sellers: number;
  buyers: number;
  fates: Fates;
  /** For every process of the stack. */
  env?: Record<string, string>;
  /** Before anybody trades. */
  prepare?: (stack: Stack) => Promise<void>;
  /** Injects faults while people trade; they go home when it resolves. */
  meanwhile: (faults: Faults, random: Random) => Promise<void>;
  quietWithinMs: number;
  /** The folder in which everything is kept, should there be a violation. */
  keepIn?: string;
}

/** Starts the system from nothing, has people trade while things fail, waits for quiet, and judges. */
export async function run(scenario: Scenario, report: (line: string) => void): Promise<Outcome> {
  const { production = false } = scenario;
  const crashFolder = production ? undefined : await scratchFolder('crashes');
  const env = {
    EXPIRATION_WINDOW_SECONDS: String(scenario.windowSeconds),
    ...(crashFolder !== undefined && { FAILPOINTS: crashFolder }),
    SIGNIN_FAILURES_PER_ADDRESS: '100000',
    PAYMENT_DECLINES_PER_BUYER: '10000',
    ...scenario.env,
  };
  const stack = await Stack.start(['--replicas', String(scenario.replicas)], env, { production });
  try {
    return await trade(stack, scenario, crashFolder, report);
  } finally {
    await stack.stop();
    if (crashFolder !== undefined) await rm(crashFolder, { recursive: true, force: true });
  }
}

async function trade(
  stack: Stack,
  scenario: Scenario,
  crashFolder: string | undefined,
  report: (line: string) => void,
) {
  const { seed, sellers, buyers, fates } = scenario;
  const random = randomFrom(seed);
  const history = new History();
  await scenario.prepare?.(stack);
  const workload = new Workload({ stack, history, random: random.fork(), sellers, buyers, fates });
  await workload.start();
  const from = Date.now();
  const timed = (line: string) => report(`${((Date.now() - from) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
  await scenario.meanwhile(new Faults(stack, history, crashFolder, timed), random.fork());
  timed('no more faults; everybody finishes what they are at');
  const unhealed = await stack.healStandIns().then(
    () => [],
    (error: unknown) => [`a stand-in cannot be healed: ${String(error)}`],
  );
  await workload.stop();
  timed('everybody is done; waiting for quiet');
  const unrest = await becomeQuiet(stack, scenario.quietWithinMs);
  timed(unrest.length === 0 ? 'quiet' : 'not quiet in time');
  const all = [...unhealed, ...unrest, ...(await becomeReady(stack))];
  const outcome = await conclude(() => gatherEvidence(stack, history, all), { history, unrest: all, from });
  await keepViolated(stack, scenario, outcome, report);
  return outcome;
}

async function keepViolated(stack: Stack, { keepIn }: Scenario, outcome: Outcome, report: (line: string) => void) {
  if (keepIn === undefined || violationsOf(outcome) === 0) return;
  await keep(outcome, join(stack.folder, 'logs'), keepIn);
  report(`requests, evidence and logs are kept in ${keepIn}`);
}
