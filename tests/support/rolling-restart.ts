import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@ticketing/common/testing';
import type { Stack, StackProcess } from './stack';

export interface Stop {
  process: string;
  code: number | null;
  /** From the signal to the end. */
  tookMs: number;
}

/** Longer than the gateway takes to see that a replica is ready: in the cluster, `minReadySeconds`. */
const MIN_READY_MS = 1_500;

/**
 * Ends each replica by SIGTERM and waits until it is ready again before the next of the same name is ended, as a rolling
 * update without unavailable replicas does; those of other names at the same time.
 */
export async function restartInTurn(stack: Stack, names: string[]): Promise<Stop[]> {
  const stops = names.map(async (name) => {
    const stopped: Stop[] = [];
    for (const replica of stack.replicasOf(name)) stopped.push(await restart(stack, replica));
    return stopped;
  });
  return (await Promise.all(stops)).flat();
}

async function restart(stack: Stack, { name, replica, restarts, url }: StackProcess): Promise<Stop> {
  const askedAt = Date.now();
  stack.kill(name, replica, 'SIGTERM');
  await stack.restarted(name, replica, restarts);
  const { lastExit } = stack.process(name, replica);
  const ready = async () => (await fetch(`${url}${name === 'client' ? '/healthz' : '/readyz'}`)).ok;
  await waitFor(ready, { within: 60_000, what: `${name}-${replica} being ready` });
  await delay(MIN_READY_MS);
  return {
    process: `${name}-${replica}`,
    code: lastExit?.code ?? null,
    tookMs: Date.parse(lastExit?.at ?? '') - askedAt,
  };
}
