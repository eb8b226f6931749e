import type { ReceivedEvent } from '../events/envelope';
import type { EventData, EventDefinition } from '../events/event';

/** Handles one kind of event. */
export interface Listener<E extends EventDefinition = EventDefinition> {
  readonly event: E;
  /**
   * Handles an event, idempotently: delivery is at least once.
   *
   * @throws OutOfOrderEventError when an earlier event has to be handled first
   */
  readonly handle: (data: EventData<E>, event: ReceivedEvent<EventData<E>>) => Promise<unknown>;
}

/**
 * Makes a listener: one kind of event, one call of the domain. Parsing, retries, acknowledgement and dead letters are
 * the consumer's.
 */
export function listener<E extends EventDefinition>(event: E, handle: Listener<E>['handle']): Listener<E> {
  return { event, handle };
}

/** An event came before one that has to be handled first; it is held for a moment, then delivered again. */
export class OutOfOrderEventError extends Error {
  override name = 'OutOfOrderEventError';
}
