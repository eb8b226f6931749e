import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratchFolder } from '@ticketing/common/testing';
import { Stack } from '@ticketing/test-driver/stack';
import { History } from './history/history';
import { checkRun, violationsOf, type Outcome } from './checker/check-run';
import { takeSnapshot } from './checker/snapshot';
import { UNPAID_AT_ONCE } from './checker/unpaid-orders';
import { waitForQuiescence } from './checker/quiescence';
import { waitForReadiness } from './checker/readiness';
import { Faults } from './nemesis/faults';
import { keep } from './report/keep';
import { randomFrom, type Random } from '@ticketing/test-driver/random';
import { Workload, type WorkloadShape } from './workload/workload';

/** One run: its clients, its faults, and how long the system may take to become idle afterwards. */
export interface Scenario extends WorkloadShape {
  seed: number;
  replicas: number;
  /** Whether it is the shape that ships, which has no failpoints. */
  production?: boolean;
  windowSeconds: number;
  /** For every process of the stack. */
  env?: Record<string, string>;
  /** Runs before the workload starts. */
  prepare?: (stack: Stack) => Promise<void>;
  /** Injects faults while the workload runs; the workload stops when it resolves. */
  meanwhile: (faults: Faults, random: Random) => Promise<void>;
  quietWithinMs: number;
  /** The folder for the records of a run with a violation. */
  keepIn?: string;
}

/** Starts the system from nothing, runs the workload under faults, waits until it is idle, and checks. */
export async function run(scenario: Scenario, report: (line: string) => void): Promise<Outcome> {
  const { production = false } = scenario;
  const failpointFolder = production ? undefined : await scratchFolder('crashes');
  const env = {
    EXPIRATION_WINDOW_SECONDS: String(scenario.windowSeconds),
    ...(failpointFolder !== undefined && { FAILPOINTS: failpointFolder }),
    SIGNIN_FAILURES_PER_ADDRESS: '100000',
    SIGNIN_FAILURES_PER_ACCOUNT: '100000',
    MAILS_PER_ADDRESS: '100000',
    MAILS_PER_ACCOUNT: '100000',
    PAYMENT_DECLINES_PER_BUYER: '10000',
    ...(scenario.grabs !== undefined && { RESERVATIONS_PER_BUYER: String(UNPAID_AT_ONCE) }),
    ...scenario.env,
  };
  const stack = await Stack.start(['--replicas', String(scenario.replicas)], env, { production });
  try {
    return await runWorkload(stack, scenario, failpointFolder, report);
  } finally {
    await stack.stop();
    if (failpointFolder !== undefined) await rm(failpointFolder, { recursive: true, force: true });
  }
}

async function runWorkload(
  stack: Stack,
  scenario: Scenario,
  failpointFolder: string | undefined,
  report: (line: string) => void,
) {
  const random = randomFrom(scenario.seed);
  const history = new History();
  await scenario.prepare?.(stack);
  const workload = new Workload({ ...scenario, stack, history, random: random.fork() });
  await workload.start();
  const from = Date.now();
  const timed = (line: string) => report(`${((Date.now() - from) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
  await scenario.meanwhile(new Faults(stack, history, failpointFolder, timed), random.fork());
  timed('no more faults; the clients finish their journeys');
  const remainingFaults = await stack.clearStandInFaults().then(
    () => [],
    (error: unknown) => [`the faults of a stand-in cannot be removed: ${String(error)}`],
  );
  await workload.stop();
  timed('the clients are done; waiting for quiescence');
  const pendingWork = await waitForQuiescence(stack, scenario.quietWithinMs);
  timed(pendingWork.length === 0 ? 'idle' : 'not idle in time');
  const all = [...remainingFaults, ...pendingWork, ...(await waitForReadiness(stack))];
  const outcome = await checkRun(() => takeSnapshot(stack, history, all), { history, pendingWork: all, from });
  await keepViolated(stack, scenario, outcome, report);
  return outcome;
}

async function keepViolated(stack: Stack, { keepIn }: Scenario, outcome: Outcome, report: (line: string) => void) {
  if (keepIn === undefined || violationsOf(outcome) === 0) return;
  await keep(outcome, join(stack.folder, 'logs'), keepIn);
  report(`requests, snapshot and logs are kept in ${keepIn}`);
}
