import { idOf, type Evidence } from './evidence';
import { aboutIn, type Check } from './verdict';

/** Wherever money is stored or moved, it is a whole number of the smallest unit, and some. */
export const amounts: Check = {
  name: 'whole amounts',
  find: (evidence) =>
    amountsIn(evidence)
      .filter(([, amount]) => !Number.isInteger(amount) || amount <= 0)
      .map(([where, amount]) => ({ message: `${where} is of ${amount}`, ...aboutIn(where) })),
};

function amountsIn({ tickets, ticketCopies, orders, payments, intents, refunds }: Evidence): [string, number][] {
  return [
    ...tickets.map((ticket): [string, number] => [`ticket ${idOf(ticket)}`, ticket.price]),
    ...ticketCopies.map((copy): [string, number] => [`the copy of ticket ${idOf(copy)}`, copy.price]),
    ...orders.map((order): [string, number] => [`order ${idOf(order)}`, order.ticket.price]),
    ...payments.map((payment): [string, number] => [`a payment of order ${payment.orderId}`, payment.amount]),
    ...intents.map(({ amount, metadata }): [string, number] => [`a charge for order ${metadata.orderId}`, amount]),
    ...refunds.map(({ id, amount }): [string, number] => [`refund ${id}`, amount]),
  ];
}
