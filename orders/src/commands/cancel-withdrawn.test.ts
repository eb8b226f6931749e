import { orderCancelled, paymentCreated, ticketUpdated, type TicketCreated } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { aPaymentCreated, aTicketUpdated, stopAll } from '@ticketing/common/testing';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;

beforeAll(async () => {
  orders = await startOrders();
});
beforeEach(() => {
  buyer = aBuyer(orders.url);
});
afterAll(stopAll);

const reserve = async (ticketId: string, quantity = 1) =>
  (await buyer.post({ ticketId, quantity }).expect(201)).body as Order;
const change = (ticket: TicketCreated, fields: object) =>
  orders.bus.deliver(ticketUpdated, aTicketUpdated(ticket, { quantity: ticket.quantity, ...fields }));
const statusOf = async ({ id }: Order) => (await buyer.show(id)).body as Order;

describe('a ticket that its seller withdraws', () => {
  it('has its unpaid orders cancelled, and is not reserved again', async () => {
    const ticket = await aTicketOnSale(orders.bus, { quantity: 4 });
    const [unpaid, paid] = [await reserve(ticket.id, 2), await reserve(ticket.id)];
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: paid.id }));
    await change(ticket, { withdrawn: true });
    expect(await statusOf(unpaid)).toMatchObject({ status: 'cancelled', cancelledBecause: 'withdrawn' });
    expect(await statusOf(paid)).toMatchObject({ status: 'complete' });
    const { data } = await orders.bus.waitForPublished(orderCancelled, ({ id }) => id === unpaid.id);
    expect(data).toMatchObject({ reason: 'withdrawn', ticket: { units: [0, 1] } });
    const { body } = await buyer.post({ ticketId: ticket.id }).expect(409);
    expect(JSON.stringify(body)).toContain('withdrawn');
  });

  it('has an order cancelled that was decided on the copy of before, when its unit is published', async () => {
    const ticket = await aTicketOnSale(orders.bus, { quantity: 2 });
    await change(ticket, { withdrawn: true });
    const copies = orders.mongo.connection.collection('tickets');
    await copies.updateMany({ withdrawn: true }, { $unset: { withdrawn: '' } });
    const late = await reserve(ticket.id);
    await copies.updateMany({}, { $set: { withdrawn: true } });
    const units = [{ n: 0, orderId: late.id }];
    await orders.bus.deliver(
      ticketUpdated,
      aTicketUpdated(ticket, { version: 2, quantity: 2, withdrawn: true, units }),
    );
    expect(await statusOf(late)).toMatchObject({ status: 'cancelled', cancelledBecause: 'withdrawn' });
  });

  it('has the money of a payment back that comes after the withdrawal', async () => {
    const ticket = await aTicketOnSale(orders.bus, { quantity: 2, price: 10 });
    const order = await reserve(ticket.id, 2);
    await change(ticket, { withdrawn: true });
    await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
    expect(await statusOf(order)).toMatchObject({ status: 'cancelled', refund: { status: 'due', amount: 2000 } });
  });
});

describe('a listing whose number its seller lowers', () => {
  it('has the unpaid orders cancelled that hold units beyond it, and no others', async () => {
    const ticket = await aTicketOnSale(orders.bus, { quantity: 4 });
    const [first, second] = [await reserve(ticket.id, 2), await reserve(ticket.id, 2)];
    await change(ticket, { quantity: 3 });
    expect(await statusOf(first)).toMatchObject({ status: 'created' });
    expect(await statusOf(second)).toMatchObject({ status: 'cancelled', cancelledBecause: 'withdrawn' });
  });
});
