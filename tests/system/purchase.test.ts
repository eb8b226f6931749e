import { once } from 'node:events';
import { connect } from 'node:net';
import { waitFor } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import { answerAuthentication } from '@ticketing/test-driver/three-d-secure';
import { mailOf, orderBecomes, orderOf } from '@ticketing/test-driver/purchases';
import { stripeRecordsOf } from '@ticketing/test-driver/stripe-records';
import { expectStatus, Person, type Order, type Ticket } from '@ticketing/test-driver/person';
import { restartInTurn } from '@ticketing/test-driver/rolling-restart';
import { serviceNames } from '@ticketing/services';
import { Stack } from '@ticketing/test-driver/stack';
import { Trickle } from '@ticketing/test-driver/trickle';

let stack: Stack;
let seller: Person;
let buyer: Person;

beforeAll(async () => {
  stack = await Stack.start([], {}, { client: true, production: true });
  [seller, buyer] = await Promise.all([Person.signedUp(stack.gateway), Person.signedUp(stack.gateway)]);
});

afterAll(() => stack.stop());

describe('a purchase', () => {
  it('goes from the sale to the confirmation in the mailbox', async () => {
    const ticket = await seller.sells('Rigoletto & <friends>', 49.5);
    const order = await buyer.reserves(ticket.id);
    expect(order).toMatchObject({ status: 'created', ticket: { id: ticket.id, price: 49.5 } });
    expectStatus(201, await buyer.pays(order.id));
    await orderBecomes(buyer, order.id, 'complete');
    const mail = await mailOf(stack, buyer);
    expect(mail.text).toContain('Rigoletto & <friends>');
    expect(mail.text).toContain(order.id);
    expect(mail.text).toContain('49.50');
    expect(mail.html).toContain('Rigoletto &amp; &lt;friends&gt;');
    const { charged } = await stripeRecordsOf(stack, order.id);
    expect(charged).toMatchObject([{ amount: 4_950 }]);
  });

  it('takes the ticket off the list while it is reserved, and puts it back when the order is cancelled', async () => {
    const ticket = await seller.sells('Off and on');
    const listed = async () =>
      (await seller.get<Ticket[]>('/api/tickets?q=off')).data.some(({ id }) => id === ticket.id);
    expect(await listed()).toBe(true);
    const order = await buyer.reserves(ticket.id);
    await waitFor(async () => !(await listed()), { what: 'off the list' });
    expectStatus(409, await seller.put(`/api/tickets/${ticket.id}`, { title: 'New', price: 5 }));
    expectStatus(204, await buyer.delete(`/api/orders/${order.id}`));
    await waitFor(listed, { what: 'back on the list' });
    expectStatus(200, await seller.put(`/api/tickets/${ticket.id}`, { title: 'Off again', price: 5 }));
  });

  it('leaves a declined order payable', async () => {
    const order = await buyer.reserves((await seller.sells()).id);
    expectStatus(402, await buyer.pays(order.id, 'tok_chargeDeclined'));
    expect((await orderOf(buyer, order.id)).status).toBe('created');
    expectStatus(201, await buyer.pays(order.id));
    await orderBecomes(buyer, order.id, 'complete');
    expect((await stripeRecordsOf(stack, order.id)).charged).toHaveLength(1);
  });

  it('waits for the 3-D Secure authentication, and completes after it', async () => {
    const order = await buyer.reserves((await seller.sells()).id);
    const answer = await buyer.pays(order.id, 'tok_threeDSecure2Required');
    expect(answer).toMatchObject({ status: 202, data: { clientSecret: expect.any(String) } });
    await orderBecomes(buyer, order.id, 'awaiting:payment');
    const secret = (answer.data as unknown as { clientSecret: string }).clientSecret;
    await answerAuthentication(stack, secret, 'confirm');
    await orderBecomes(buyer, order.id, 'complete');
  });

  it('charges once, however often it is paid at once', async () => {
    const order = await buyer.reserves((await seller.sells()).id);
    await waitFor(
      async () => (await buyer.post('/api/payments', { token: 'tok_nonsense', orderId: order.id })).status === 400,
    );
    const pay = () => buyer.post('/api/payments', { token: 'tok_visa', orderId: order.id });
    const statuses = (await Promise.all(Array.from({ length: 8 }, pay))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    expectStatus(200, await pay());
    expect((await stripeRecordsOf(stack, order.id)).charged).toHaveLength(1);
  });

  it('hides an order from other people, who can neither pay nor cancel it', async () => {
    const order = await buyer.reserves((await seller.sells()).id);
    expectStatus(403, await seller.get(`/api/orders/${order.id}`));
    expectStatus(403, await seller.delete(`/api/orders/${order.id}`));
    expectStatus(403, await seller.pays(order.id));
    expect((await orderOf(buyer, order.id)).status).toBe('created');
  });
});

describe('the gateway', () => {
  it.each(['/api', '/api/nothing', '/api/users/x/y/z', '/api/ticketsandmore'])(
    'answers %s with 404 in the one shape',
    async (path) => {
      const { status, data, headers } = await seller.get(path);
      expect({ status, data }).toEqual({ status: 404, data: { errors: [{ message: expect.any(String) }] } });
      expect(headers['x-request-id']).toBeDefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('does not lead to what is for operators', async () => {
    const paths = ['/healthz', '/readyz', '/metrics', '/dead-letters'];
    for (const path of paths) expect({ path, status: (await seller.get(path)).status }).toEqual({ path, status: 404 });
  });

  it('hands the request id through every hop to the last event', async () => {
    const ticket = await seller.sells();
    const headers = { 'X-Request-Id': 'one-purchase' };
    const { data } = await buyer.retry(() => buyer.post<Order>('/api/orders', { ticketId: ticket.id }, headers), [404]);
    const tickets = await mongoose.createConnection(`${stack.file.mongoUri}/tickets`).asPromise();
    const found = await waitFor(
      () => tickets.collection('tickets').findOne({ orderId: { $exists: true }, 'published.payload': /one-purchase/ }),
      { what: 'the ticket with the event of the reservation' },
    );
    await tickets.close();
    expect(String(found._id)).toBe(ticket.id);
    expect(data.status).toBe('created');
  });
});

describe('every service', () => {
  it.each(serviceNames)(
    '%s stops within ten seconds on SIGTERM beside a caller that sent half a request',
    async (name) => {
      const before = stack.process(name);
      const silent = connect(before.port, '127.0.0.1', () => silent.write('GET /healthz HTTP/1.1\r\nHost: x\r\n'));
      silent.on('error', () => undefined);
      await once(silent, 'connect');
      const asked = Date.now();
      stack.kill(name, 0, 'SIGTERM');
      await stack.restarted(name, 0, before.restarts);
      expect(stack.process(name).lastExit).toMatchObject({ code: 0, signal: null });
      expect(Date.now() - asked).toBeLessThan(15_000);
      await stack.ready();
    },
  );
});

describe('every replica', () => {
  it('stops within ten seconds on SIGTERM, with exit code 0, and comes back, while no request fails', async () => {
    const trickle = await Trickle.start(stack);
    const stops = await restartInTurn(stack, [...serviceNames, 'client']);
    await trickle.stop();
    expect(trickle.failures).toEqual([]);
    expect(trickle.asked).toBeGreaterThan(100);
    expect(stops).toHaveLength(14);
    expect(stops.filter(({ code, tookMs }) => code !== 0 || tookMs > 10_000)).toEqual([]);
  });
});
