import type { Logger } from 'pino';
import type { Bus, BusMessage } from '../bus/bus';
import { withCorrelationId } from '../correlation';
import { within } from '../deadline';
import type { DeadLetters } from '../dead-letters/dead-letters';
import { MalformedEventError, readEvent, type ReceivedEvent } from '../events/envelope';
import type { Failpoint } from '../service/failpoints';
import type { Metrics } from '../service/metrics';
import type { Component } from '../service/component';
import { OutOfOrderEvents } from './out-of-order-events';
import { OutOfOrderEventError, type Listener } from './listener';
import { handleWithRetries } from './retries';
import { UnhandleableEventError } from './unhandleable-event-error';

/** A listener of any event, whose data is checked against the event's schema first. */
export type AnyListener = Pick<Listener, 'event'> & { handle: (data: never, event: never) => Promise<unknown> };

export interface ConsumerOptions {
  bus: Bus;
  /** The durable queue group: of all replicas of the service, one gets each event. */
  group: string;
  listeners: AnyListener[];
  deadLetters: DeadLetters;
  logger: Logger;
  metrics: Metrics;
  failpoint?: Failpoint;
  /** The clock; the machine's unless given. */
  now?: () => Date;
}

/** How much of a parked payload the log shows; its letter has all of it. */
const LOGGED = 1_000;

/** From this delivery on, an event that still waits for an earlier one is reported as a gap. */
const GAP_ALARM_DELIVERIES = 4;

/** As long as the bus waits for them. */
const IN_HAND_MS = 5_000;

/**
 * Hands the events of the bus to the listeners. What is malformed or fails every try becomes a dead letter, and the
 * stream goes on; what cannot be handled yet (an earlier event is missing, a store is away) is delivered again. An earlier
 * event that never comes is not waited for without end.
 */
export class Consumer implements Component {
  readonly name = 'consumer';
  /** Events in hand, so that a redelivery meanwhile is not handled beside the first. */
  private readonly inHand = new Map<string, Promise<void>>();
  private readonly outOfOrder: OutOfOrderEvents;
  private drained: Promise<void> | undefined;

  constructor(private readonly options: ConsumerOptions) {
    this.outOfOrder = new OutOfOrderEvents(options.now ?? (() => new Date()));
    options.deadLetters.replayWith((subject, payload) => this.replay(subject, payload));
  }

  start(): void {
    const { bus, group, listeners } = this.options;
    for (const listener of listeners) {
      bus.subscribe(listener.event.subject, group, (message) => this.receiveOnce(listener, message));
    }
  }

  /** The bus stops the flow of events. Those in hand are waited for, and given back when they take too long. */
  drain(): Promise<void> {
    this.drained ??= this.finishInHand();
    return this.drained;
  }

  async stop(): Promise<void> {
    await this.drain();
  }

  private async finishInHand(): Promise<void> {
    const finished = Promise.allSettled(this.inHand.values());
    await within(IN_HAND_MS, finished, 'events in hand').catch(() => undefined);
  }

  private receiveOnce(listener: AnyListener, message: BusMessage): Promise<void> {
    const key = `${message.subject} ${message.payload}`;
    const already = this.inHand.get(key);
    if (already) return already;
    const work = this.receive(listener, message).finally(() => this.inHand.delete(key));
    this.inHand.set(key, work);
    return work;
  }

  private async receive(listener: AnyListener, message: BusMessage): Promise<void> {
    const { deadLetters, logger, metrics } = this.options;
    const { subject, payload } = message;
    try {
      const event = read(listener, message);
      await handle(listener, event).catch((failure: unknown) => {
        throw this.outOfOrder.review(failure, event);
      });
      this.outOfOrder.handled(event);
      this.options.failpoint?.('handled-not-acknowledged');
      metrics.consumed.inc({ subject, outcome: 'handled' });
      metrics.consumerLag.observe({ subject }, (Date.now() - event.time.getTime()) / 1000);
    } catch (failure) {
      if (!(failure instanceof UnhandleableEventError)) {
        this.reportGap(failure, message);
        metrics.consumed.inc({ subject, outcome: 'redelivered' });
        throw failure;
      }
      await deadLetters.park({ subject, payload, reason: failure.message, attempts: failure.attempts });
      metrics.consumed.inc({ subject, outcome: 'parked' });
      logger.error({ err: failure.cause, subject, payload: payload.slice(0, LOGGED) }, 'event parked as a dead letter');
    }
  }

  private async replay(subject: string, payload: string): Promise<void> {
    const listener = this.options.listeners.find(({ event }) => event.subject === subject);
    if (!listener) throw new Error(`No listener for ${subject}`);
    await handle(listener, read(listener, { payload }));
  }

  private reportGap(failure: unknown, { subject, deliveries, payload }: BusMessage): void {
    if (!(failure instanceof OutOfOrderEventError) || deliveries < GAP_ALARM_DELIVERIES) return;
    this.options.metrics.gaps.inc({ subject });
    this.options.logger.error({ subject, deliveries, payload, reason: failure.message }, 'an earlier event is missing');
  }
}

/** @throws UnhandleableEventError when the payload is not a valid event of the listener's kind */
function read(
  { event }: AnyListener,
  { payload, garbled }: Pick<BusMessage, 'payload' | 'garbled'>,
): ReceivedEvent<unknown> {
  try {
    if (garbled) throw new MalformedEventError('not UTF-8');
    return readEvent(event, payload);
  } catch (error) {
    throw error instanceof MalformedEventError ? new UnhandleableEventError(error, 1) : error;
  }
}

async function handle(listener: AnyListener, event: ReceivedEvent<unknown>): Promise<void> {
  const handler = listener.handle as Listener['handle'];
  await withCorrelationId(event.correlationId, () => handleWithRetries(() => handler(event.data, event)));
}
