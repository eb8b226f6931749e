import { setTimeout as delay } from 'node:timers/promises';
import { isOutage, isVersionConflict } from '../errors/outages';
import { OutOfOrderEventError } from './listener';
import { UnhandleableEventError } from './unhandleable-event-error';

/** How long an event is held for an earlier one, in steps; short of the bus's time to acknowledge. */
const OUT_OF_ORDER_WAITS_MS = [2, 5, 10, 20, 40, 80, 150, 300, 600, 1_000];
const CONFLICT_WAITS_MS = [1, 5, 10, 20, 50, 100, 200, 400];
const FAILURE_WAITS_MS = [50, 200, 500, 1_000];

/**
 * Tries to handle an event. One that lost against a simultaneous change, or comes before an earlier one, is tried again
 * for a moment; one that fails for a reason of its own gets five tries.
 *
 * @throws UnhandleableEventError when every try failed
 * @throws OutOfOrderEventError, or the error of a store, when the event has to be delivered again later
 */
export async function handleWithRetries(handle: () => Promise<unknown>): Promise<void> {
  const tried = { outOfOrder: 0, conflicts: 0, failures: 0 };
  for (;;) {
    try {
      await handle();
      return;
    } catch (error) {
      await delay(waitAfter(error, tried));
    }
  }
}

function waitAfter(error: unknown, tried: { outOfOrder: number; conflicts: number; failures: number }): number {
  if (error instanceof OutOfOrderEventError) return next(OUT_OF_ORDER_WAITS_MS, tried.outOfOrder++, error);
  if (isVersionConflict(error)) return next(CONFLICT_WAITS_MS, tried.conflicts++, error);
  if (isOutage(error)) throw error;
  tried.failures += 1;
  return next(FAILURE_WAITS_MS, tried.failures - 1, new UnhandleableEventError(error, tried.failures));
}

/** @throws whatever is due once the waits are used up */
function next(waits: number[], tries: number, lastError: unknown): number {
  const wait = waits[tries];
  if (wait === undefined) throw lastError;
  return wait;
}
