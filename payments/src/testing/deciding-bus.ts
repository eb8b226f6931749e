import { orderCompleted, paymentCreated, readEvent, type EventData, type EventDefinition } from '@ticketing/common';
import { anId, RecordingBus } from '@ticketing/common/testing';

interface KnownOrder {
  version: number;
  isOver: boolean;
}

/** The orders that were delivered in this test file: replicas share them, as they share the database. */
const orders = new Map<string, KnownOrder>();

/** A bus with an `orders` that completes the order of each payment at once, unless the test has ended the order. */
export class DecidingBus extends RecordingBus {
  /** Whether that `orders` reacts. */
  decides = true;

  override async publish(subject: string, payload: string): Promise<void> {
    await super.publish(subject, payload);
    if (this.decides && subject === paymentCreated.subject)
      await this.complete(readEvent(paymentCreated, payload).data);
  }

  override async deliver<E extends EventDefinition>(event: E, data: EventData<E>, id?: string): Promise<void> {
    const { subject } = event;
    const { id: orderId, version } = data as { id?: string; version?: number };
    if (subject.startsWith('order:') && orderId !== undefined && version !== undefined) {
      const known = orders.get(orderId) ?? { version, isOver: false };
      const isOver = known.isOver || subject === 'order:cancelled' || subject === 'order:completed';
      orders.set(orderId, { version: Math.max(known.version, version), isOver });
    }
    await super.deliver(event, data, id);
  }

  private async complete({ id: paymentId, orderId }: EventData<typeof paymentCreated>): Promise<void> {
    const known = orders.get(orderId);
    if (!known || known.isOver) return;
    const ticket = { id: anId(), title: 'Winter concert', price: 19.99 };
    const version = known.version + 1;
    await this.deliver(orderCompleted, { id: orderId, version, ticket, email: 'buyer@example.com', paymentId });
  }
}
