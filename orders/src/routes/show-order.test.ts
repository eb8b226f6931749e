import { anId, stopAll } from '@ticketing/common/testing';
import { aBuyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;

beforeAll(async () => {
  orders = await startOrders();
});
afterAll(stopAll);

describe('GET /api/orders/:id', () => {
  it('shows an order to its owner, by its id in upper and lower case', async () => {
    const buyer = aBuyer(orders.url);
    const order = await buyer.reserve((await aTicketOnSale(orders.bus)).id);
    expect((await buyer.show(order.id).expect(200)).body).toEqual(order);
    expect((await buyer.show(order.id.toUpperCase()).expect(200)).body).toEqual(order);
  });

  it('answers 403 to other users', async () => {
    const order = await aBuyer(orders.url).reserve((await aTicketOnSale(orders.bus)).id);
    const answer = await aBuyer(orders.url).show(order.id).expect(403);
    expect(answer.body).toEqual({ errors: [{ message: 'This belongs to another account' }] });
  });

  it.each([anId(), 'not-an-id', '%00', `${anId()}0`])('answers 404 for the order %s', async (id) => {
    const answer = await aBuyer(orders.url).show(id).expect(404);
    expect(answer.body).toEqual({ errors: [{ message: 'Not found' }] });
  });
});
