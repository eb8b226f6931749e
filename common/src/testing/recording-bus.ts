import { BusUnavailableError, type Bus, type BusHandler } from '../bus/bus';
import { readEvent, writeEvent, type ReceivedEvent } from '../events/envelope';
import type { EventData, EventDefinition } from '../events/event';
import { waitFor } from './wait-for';

/** A bus without a server: it keeps what is published, delivers what a test hands it, and is away when a test says so. */
export class RecordingBus implements Bus {
  readonly name = 'bus';
  readonly dispensable = true;
  readonly messages: { subject: string; payload: string }[] = [];
  /** Whether publishing fails. */
  away = false;
  currentIncarnation = 'recording';
  private readonly handlers = new Map<string, BusHandler>();

  start(): void {
    this.away = false;
  }

  async drain(): Promise<void> {}

  async stop(): Promise<void> {
    this.away = true;
  }

  missing(): string | undefined {
    return this.away ? 'the bus is away' : undefined;
  }

  incarnation(): string | undefined {
    return this.away ? undefined : this.currentIncarnation;
  }

  async publish(subject: string, payload: string): Promise<void> {
    if (this.away) throw new BusUnavailableError('The bus is away');
    this.messages.push({ subject, payload });
  }

  async history(subject: string): Promise<string[]> {
    if (this.away) throw new BusUnavailableError('The bus is away');
    return this.messages.filter((message) => message.subject === subject).map(({ payload }) => payload);
  }

  subscribe(subject: string, _group: string, handler: BusHandler): void {
    this.handlers.set(subject, handler);
  }

  /** The events of one kind that were published so far, in order. */
  published<E extends EventDefinition>(event: E): ReceivedEvent<EventData<E>>[] {
    return this.messages
      .filter(({ subject }) => subject === event.subject)
      .map(({ payload }) => readEvent(event, payload));
  }

  /** Waits until an event of one kind is published that fits. */
  async waitForPublished<E extends EventDefinition>(
    event: E,
    fits: (data: EventData<E>) => boolean = () => true,
  ): Promise<ReceivedEvent<EventData<E>>> {
    return waitFor(() => this.published(event).find(({ data }) => fits(data)), { what: `${event.subject} published` });
  }

  /**
   * Delivers an event to its subscriber.
   *
   * @returns once it is acknowledged
   * @throws whatever would make the bus deliver it again
   */
  async deliver<E extends EventDefinition>(event: E, data: EventData<E>, id?: string): Promise<void> {
    await this.deliverText(event.subject, writeEvent(event, 'test', data, id === undefined ? {} : { id }));
  }

  /** Delivers any text, to try what is no event at all. */
  async deliverText(subject: string, payload: string, deliveries = 1, garbled = false): Promise<void> {
    const handler = this.handlers.get(subject);
    if (!handler) throw new Error(`No subscription to ${subject}`);
    await handler({ subject, payload, deliveries, garbled });
  }
}
