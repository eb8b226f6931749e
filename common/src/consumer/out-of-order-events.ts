import { isOutage } from '../errors/outages';
import type { ReceivedEvent } from '../events/envelope';
import { OutOfOrderEventError } from './listener';
import { UnhandleableEventError } from './unhandleable-event-error';

const LONGEST_WAIT_MS = 10 * 60 * 1_000;
const LEAST_DELIVERIES = 4;
/** An event is redelivered every few seconds; after this long without, the bus was away or another replica got it. */
const UNSEEN_MS = 3 * 60 * 1_000;

type Waiting = Pick<ReceivedEvent<unknown>, 'id' | 'time'>;

interface Wait {
  time: Date;
  since: number;
  seenAt: number;
  deliveries: number;
}

/**
 * The events that wait for an earlier one, as this process has seen them. One that waits in vain holds a place among the
 * messages in flight for ever, so that in the end nothing comes any more; it is given up.
 *
 * After an outage, though, an event may be old when it comes, and the one before it still behind thousands of others in a
 * publisher's outbox or in another channel. So what counts is how long it has been delivered to this very process, from the
 * last sign that something is on its way yet: an outage of a store, a pause of the bus, or any other event as old as it.
 */
export class OutOfOrderEvents {
  private readonly waits = new Map<string, Wait>();

  constructor(private readonly now: () => Date) {}

  /**
   * Reviews the failure of an event.
   *
   * @returns an UnhandleableEventError when it has waited in vain, otherwise the failure as it was
   */
  review(failure: unknown, event: Waiting): unknown {
    if (isOutage(failure)) this.waits.clear();
    if (!(failure instanceof OutOfOrderEventError)) return failure;
    const now = this.now().getTime();
    const { since, deliveries } = this.waitOf(event, now);
    const waitedMs = now - Math.max(since, event.time.getTime());
    if (waitedMs < LONGEST_WAIT_MS || deliveries < LEAST_DELIVERIES) return failure;
    this.waits.delete(event.id);
    const reason = new Error(`${failure.message}, and nothing came in between`, { cause: failure });
    return new UnhandleableEventError(reason, deliveries);
  }

  /** Takes notice of an event that was handled. */
  handled({ id, time }: Waiting): void {
    this.waits.delete(id);
    for (const [waiting, wait] of this.waits) if (time <= wait.time) this.waits.delete(waiting);
  }

  private waitOf({ id, time }: Waiting, now: number): Wait {
    for (const [waiting, { seenAt }] of this.waits) if (now - seenAt > UNSEEN_MS) this.waits.delete(waiting);
    const before = this.waits.get(id) ?? { time, since: now, deliveries: 0 };
    const wait = { ...before, seenAt: now, deliveries: before.deliveries + 1 };
    this.waits.set(id, wait);
    return wait;
  }
}
