import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { patterns } from './contracts/limits';

const correlation = new AsyncLocalStorage<string>();

/**
 * The first of these that has the form of a request's id, or else a new id. An id from outside is checked before it gets
 * into logs and further messages.
 */
export function toCorrelationId(...candidates: unknown[]): string {
  const fits = (candidate: unknown): candidate is string =>
    typeof candidate === 'string' && patterns.requestId.test(candidate);
  return candidates.find(fits) ?? randomUUID();
}

/**
 * Runs `work` as part of the request or event with this id; whatever it logs or publishes carries the id on.
 *
 * @param id the id of the request that began it all; one that has not the form of a request's id is replaced by a new one
 */
export function withCorrelationId<T>(id: string, work: () => T): T {
  return correlation.run(toCorrelationId(id), work);
}

/** The id of the request that began what runs now; a new one for work that no request began (a sweep). */
export function correlationId(): string {
  return correlation.getStore() ?? randomUUID();
}
