import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const correlation = new AsyncLocalStorage<string>();

/**
 * Runs `work` as part of the request or event with this id; whatever it logs or publishes carries the id on.
 *
 * @param id the id of the request that began it all
 */
export function withCorrelationId<T>(id: string, work: () => T): T {
  return correlation.run(id, work);
}

/** The id of the request that began what runs now; a new one for work that nobody asked for (a sweep). */
export function correlationId(): string {
  return correlation.getStore() ?? randomUUID();
}
