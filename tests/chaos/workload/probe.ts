import type { Order, Ticket } from '@ticketing/test-driver/person';
import type { History } from '../history/history';
import { pay } from './paying';
import { reserve } from './reserving';
import { offering } from './selling';
import type { RecordingClient } from './recording-client';

const COMPLETE_WITHIN_MS = 30_000;

/** Buys a ticket of one's own, and notes when it began and when the order was complete: then everything works. */
export async function probe(person: RecordingClient, history: History): Promise<void> {
  const from = Date.now();
  const ticket = await person.ask<Ticket>(offering(person, 'A ticket to try the system with', 1));
  const order = ticket?.status === 201 ? await reserve(person, ticket.data.id) : undefined;
  if (order === undefined) return;
  await pay(person, order.id);
  while (Date.now() < from + COMPLETE_WITHIN_MS) {
    const seen = await person.ask<Order>({ method: 'GET', path: `/api/orders/${order.id}`, allowed: [200] });
    if (seen?.data.status === 'complete') {
      history.probes.push({ from, to: Date.now() });
      return;
    }
    if (seen?.data.status === 'cancelled') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
