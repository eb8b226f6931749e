import { ObjectId } from 'mongodb';
import type { Context } from '../context';
import { percentile } from '../load';
import { heading, printFigure } from '../table';

const RESERVATIONS = 300;

interface TellingOrder {
  outbox: { at: Date }[];
  published?: { at: Date }[];
}

/** How long it takes from the moment of an order's event to its ticket being marked in the database of `tickets`. */
export async function hop({ person, database }: Context): Promise<void> {
  heading(`Order stored → ticket marked (${RESERVATIONS} reservations, one after the other)`);
  const delays: number[] = [];
  for (let n = 0; n < RESERVATIONS; n += 1) {
    const ticket = await person.sells('A seat');
    const order = await person.reserves(ticket.id);
    const tickets = database('tickets').collection('tickets');
    while (!(await tickets.findOne({ _id: new ObjectId(ticket.id), orderId: { $exists: true } }))) continue;
    const marked = Date.now();
    const told = await database('orders')
      .collection<TellingOrder>('orders')
      .findOne({ _id: new ObjectId(order.id) });
    const [stored] = [...(told?.published ?? []), ...(told?.outbox ?? [])];
    if (stored) delays.push(marked - stored.at.getTime());
  }
  printFigure('p50', `${percentile(delays, 50)} ms`, '<= 5 ms');
  printFigure('p99', `${percentile(delays, 99)} ms`, '<= 25 ms');
}
