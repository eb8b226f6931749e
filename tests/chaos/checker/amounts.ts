import { idOf, type Snapshot } from './snapshot';
import { aboutIn, type Check } from './check';

/** Every stored or moved amount is a positive whole number of the smallest unit. */
export const amounts: Check = {
  name: 'whole amounts',
  find: (snapshot) =>
    amountsIn(snapshot)
      .filter(([, amount]) => !Number.isInteger(amount) || amount <= 0)
      .map(([where, amount]) => ({ message: `${where} is of ${amount}`, ...aboutIn(where) })),
};

function amountsIn({ tickets, ticketCopies, orders, payments, intents, refunds }: Snapshot): [string, number][] {
  return [
    ...tickets.map((ticket): [string, number] => [`ticket ${idOf(ticket)}`, ticket.price]),
    ...ticketCopies.map((copy): [string, number] => [`the copy of ticket ${idOf(copy)}`, copy.price]),
    ...orders.map((order): [string, number] => [`order ${idOf(order)}`, order.ticket.price]),
    ...payments.map((payment): [string, number] => [`a payment of order ${payment.orderId}`, payment.amount]),
    ...intents.map(({ amount, metadata }): [string, number] => [`a charge for order ${metadata.orderId}`, amount]),
    ...refunds.map(({ id, amount }): [string, number] => [`refund ${id}`, amount]),
  ];
}
