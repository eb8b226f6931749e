import { idOf, type Snapshot } from './snapshot';
import { totalOf } from './units';
import { aboutIn, type Check, type Violation } from './check';

interface Account {
  charges: number[];
  refunded: number;
}

/**
 * A complete order keeps one charge of exactly its total, any other order none. In all, charges less refunds equal the sum
 * of the complete orders.
 */
export const money: Check = {
  name: 'money',
  find: (snapshot) => {
    const accounts = accountsOf(snapshot);
    const known = new Set(snapshot.orders.map(idOf));
    const strange = [...accounts.keys()].filter((orderId) => !known.has(orderId));
    return [
      ...snapshot.orders.flatMap((order) => {
        const { charges, refunded } = accounts.get(idOf(order)) ?? { charges: [], refunded: 0 };
        const kept = sum(charges) - refunded;
        const due = order.status === 'complete' ? totalOf(order) : 0;
        if (kept === due) return [];
        const message = `order ${idOf(order)} is ${order.status}: ${kept} was kept of ${charges.join(' + ') || 0}, ${due} is due`;
        return [{ message, about: idOf(order) }];
      }),
      ...strange.map((orderId) => ({
        message: `order ${orderId} was charged, and does not exist`,
        ...aboutIn(orderId),
      })),
      ...total(snapshot, accounts),
    ];
  },
};

function accountsOf({ intents, refunds }: Snapshot): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const { id, status, amount, metadata } of intents) {
    if (status !== 'succeeded') continue;
    const account = accounts.get(metadata.orderId ?? '') ?? { charges: [], refunded: 0 };
    account.charges.push(amount);
    account.refunded += sum(
      refunds
        .filter((refund) => refund.payment_intent === id && refund.status === 'succeeded')
        .map((refund) => refund.amount),
    );
    accounts.set(metadata.orderId ?? '', account);
  }
  return accounts;
}

function total({ orders }: Snapshot, accounts: Map<string, Account>): Violation[] {
  const kept = sum([...accounts.values()].map(({ charges, refunded }) => sum(charges) - refunded));
  const sold = sum(orders.filter(({ status }) => status === 'complete').map(totalOf));
  return kept === sold ? [] : [{ message: `${kept} was kept in all, and tickets for ${sold} were sold` }];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
