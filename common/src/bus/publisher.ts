import { writeEvent } from '../events/envelope';
import type { EventData, EventDefinition } from '../events/event';
import type { Bus } from './bus';

/**
 * Publishes an event that no aggregate's outbox carries; the caller repeats it until it succeeds.
 *
 * @param source the publishing service
 * @param given the event's id, which must be the same on every try, and when it occurred
 * @throws BusUnavailableError unless the bus has acknowledged it
 */
export async function publishEvent<E extends EventDefinition>(
  bus: Bus,
  event: E,
  source: string,
  data: EventData<E>,
  given: { id: string; time?: Date },
): Promise<void> {
  await bus.publish(event.subject, writeEvent(event, source, data, given));
}
