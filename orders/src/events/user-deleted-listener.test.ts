import { orderCancelled, userDeleted } from '@ticketing/common';
import { aUser, sessionCookieOf, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { orderModel } from '../models/order';
import { ticketModel } from '../models/ticket';
import { aBuyer } from '../testing/buyer';
import { startOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

afterAll(stopAll);

describe('user:deleted', () => {
  it('cancels what is unpaid, and takes the email out of all orders of the account', async () => {
    const { url, bus, mongo } = await startOrders();
    const [gone, other] = [aUser(), aUser()];
    const offered = { userId: gone.id, userEmail: gone.email, quantity: 1 };
    const [first, second] = [await aTicketOnSale(bus), await aTicketOnSale(bus, offered)];
    const order = await aBuyer(url, gone).reserve(first.id);
    await aBuyer(url, other).reserve(second.id);

    await bus.deliver(userDeleted, { id: gone.id, version: 4 });
    await bus.deliver(userDeleted, { id: gone.id, version: 4 });

    await bus.waitForPublished(orderCancelled, ({ id }) => id === order.id);
    const stored = await orderModel(mongo.connection).find().lean();
    const emailOf = (userId: string) => stored.find((found) => found.userId === userId)?.userEmail;
    expect(emailOf(gone.id)).toBe(`deleted-${gone.id}@invalid`);
    expect(emailOf(other.id)).toBe(other.email);
    expect(stored.find((found) => found.userId === other.id)?.seller).toEqual({ id: gone.id });
    expect(JSON.stringify(await ticketModel(mongo.connection).find().lean())).not.toContain(gone.email);
  });
});

describe('GET /api/orders/export', () => {
  it('gives all orders of the caller, and of nobody else', async () => {
    const { url, bus } = await startOrders();
    const [one, other] = [aUser(), aUser()];
    const order = await aBuyer(url, one).reserve((await aTicketOnSale(bus)).id);
    await aBuyer(url, other).reserve((await aTicketOnSale(bus)).id);
    await request(url).delete(`/api/orders/${order.id}`).set('Cookie', sessionCookieOf(one)).expect(204);
    await request(url).get('/api/orders/export').expect(401);
    const { body } = await request(url).get('/api/orders/export').set('Cookie', sessionCookieOf(one)).expect(200);
    expect(body).toMatchObject([{ id: order.id, status: 'cancelled', cancelledBecause: 'buyer' }]);
  });
});
