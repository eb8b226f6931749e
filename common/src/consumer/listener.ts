import type { ReceivedEvent } from '../events/envelope';
import type { EventData, EventDefinition } from '../events/event';

/** Hears one kind of event. */
export interface Listener<E extends EventDefinition = EventDefinition> {
  readonly event: E;
  /**
   * Does what the event asks for. Hearing twice is hearing once: the outcome must be the same.
   *
   * @throws OutOfOrderEventError when an earlier event has to be heard first
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

/** An event came before one that has to be heard first; it is held for a moment, then delivered again. */
export class OutOfOrderEventError extends Error {
  override name = 'OutOfOrderEventError';
}
