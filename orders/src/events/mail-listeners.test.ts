import { mailDelivered, mailUndelivered, orderMailDue, paymentCreated, writeEvent } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, aUser, stopAll } from '@ticketing/common/testing';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let buyer: Buyer;
let order: Order;

const reserve = async () => buyer.reserve((await aTicketOnSale(orders.bus)).id);

beforeAll(async () => {
  orders = await startOrders();
});
beforeEach(async () => {
  buyer = aBuyer(orders.url, aUser({ email: 'ada@example.com' }));
  order = await reserve();
  await orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId: order.id }));
});
afterAll(stopAll);

const shown = async () => (await buyer.show(order.id).expect(200)).body as Order;
const time = (second: number) => new Date(Date.UTC(2026, 10, 29, 12, 0, second));

/** What confirmation publishes of a mail, at which second: of the one that `order:completed` led to, unless given. */
interface News {
  kind: 'bounced' | 'delivered';
  second: number;
  orderVersion?: number;
}

const bounced = (second: number, orderVersion?: number) => ({ kind: 'bounced', second, orderVersion }) as News;
const delivered = (second: number, orderVersion?: number) => ({ kind: 'delivered', second, orderVersion }) as News;

async function receive({ kind, second, orderVersion = 1 }: News): Promise<void> {
  const [about, given] = [{ orderId: order.id, orderVersion }, { time: time(second) }];
  const payload =
    kind === 'delivered'
      ? writeEvent(mailDelivered, 'test', about, given)
      : writeEvent(mailUndelivered, 'test', { ...about, reason: 'bounced' }, given);
  await orders.bus.deliverText(kind === 'delivered' ? mailDelivered.subject : mailUndelivered.subject, payload);
}

describe('the mail of an order', () => {
  it('is shown to the buyer while it is undelivered, with the address shortened', async () => {
    expect(await shown()).not.toHaveProperty('mail');
    await receive(bounced(1));

    const { mail, version } = await shown();
    expect(mail).toEqual({
      ...{ status: 'undelivered', to: 'a…@example.com', reason: 'bounced' },
      at: time(1).toISOString(),
    });
    expect(version).toBe(1);
    await aBuyer(orders.url).show(order.id).expect(403);
  });

  it.each([
    ['a later delivery', [bounced(1), delivered(2)], false],
    ['a later bounce', [delivered(1), bounced(2)], true],
    ['a bounce in the same second', [delivered(1), bounced(1)], true],
    ['the delivery of a later mail', [delivered(1, 2), bounced(9)], false],
    ['a bounce of a later mail', [delivered(9), bounced(1, 2)], true],
  ])('follows %s, in whatever order the events come and however often', async (_what, news, undelivered) => {
    for (const one of [...news, ...news.toReversed(), ...news]) await receive(one);
    const { mail } = await shown();
    expect(mail !== undefined).toBe(undelivered);

    order = await reserve();
    for (const one of news.toReversed()) await receive(one);
    expect((await shown()).mail).toEqual(mail);
  });

  it('of an unknown order is ignored', async () => {
    await orders.bus.deliver(mailUndelivered, { orderId: anId(), orderVersion: 1, reason: 'blocked' });
  });
});

describe('after the buyer has the confirmation sent again', () => {
  it('shows that it is due, until that mail is delivered or not', async () => {
    await receive(bounced(1));
    buyer = aBuyer(orders.url, { ...buyer.user, email: 'grace@example.org' });
    await buyer.sendMailAgain(order.id).expect(202);
    expect((await shown()).mail).toMatchObject({ status: 'due', to: 'g…@example.org' });
    const { data } = await orders.bus.waitForPublished(orderMailDue, ({ id }) => id === order.id);
    expect(data).toMatchObject({ version: 2, email: 'grace@example.org' });

    // The first mail, which SendGrid gives up late.
    await receive(bounced(2));
    expect((await shown()).mail?.status).toBe('due');

    await receive(bounced(3, 2));
    expect((await shown()).mail).toMatchObject({ status: 'undelivered', to: 'g…@example.org' });
    await receive(delivered(4, 2));
    expect(await shown()).not.toHaveProperty('mail');
  });
});
