import type { Order, Ticket } from '../../backend/types';
import { leavingFacts } from './leaving-facts';

const NOW = Date.parse('2027-06-01T12:00:00Z');

const aTicket = (status: Ticket['status'], title: string = status) => ({ id: title, title, status }) as Ticket;
const anOrder = (given: Partial<Order> & { date?: string }) => {
  const { date = '2027-12-31', ...order } = given;
  const ticket = { id: 't', title: 'Winter concert', price: 20, date };
  return { id: 'o', status: 'complete', total: 20, ticket, ...order } as Order;
};
const none = { devices: [], tickets: [], orders: [], payments: [] };

describe('what becomes of the possessions of a user who leaves', () => {
  it('sorts tickets by whether they are on the market, or with their buyers', () => {
    const statuses = ['on-sale', 'reserved', 'sold', 'withdrawn', 'past'] as const;
    const { offered, sold } = leavingFacts({ ...none, tickets: statuses.map((status) => aTicket(status)) }, NOW);
    expect(offered.map(({ status }) => status)).toEqual(['on-sale', 'reserved']);
    expect(sold.map(({ status }) => status)).toEqual(['sold']);
  });

  it('has reservations that wait for their payment, and paid ones whose event is still to come', () => {
    const [created, waiting, paid] = [
      anOrder({ status: 'created' }),
      anOrder({ status: 'awaiting:payment' }),
      anOrder({}),
    ];
    const orders = [created, waiting, paid, anOrder({ date: '2027-05-01' }), anOrder({ status: 'cancelled' })];
    const facts = leavingFacts({ ...none, orders }, NOW);
    expect(facts.unpaid).toEqual([created, waiting]);
    expect(facts.upcoming).toEqual([paid]);
    expect(facts.kept).toEqual({ orders: 5, payments: 0 });
  });

  it('has no order among them whose money goes back, unless that failed or is only a part', () => {
    const refund = (status: 'due' | 'done' | 'failed', amount: number) => ({ status, amount, at: '2027-05-01' });
    const back = [anOrder({ refund: refund('due', 2_000) }), anOrder({ refund: refund('done', 2_000) })];
    const stays = [anOrder({ refund: refund('failed', 2_000) }), anOrder({ refund: refund('done', 500) })];
    expect(leavingFacts({ ...none, orders: [...back, ...stays] }, NOW).upcoming).toEqual(stays);
  });
});
