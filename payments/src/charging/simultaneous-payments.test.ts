import { paymentCreated } from '@ticketing/common';
import { startReplicas, storedPayments, type PaymentsUnderTest, type StartedPayments } from '../testing/start-payments';

let stripe: StartedPayments['stripe'];
let replicas: [PaymentsUnderTest, PaymentsUnderTest];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, replicas, database, stop } = await startReplicas());
});

afterEach(() => stripe.heal());

afterAll(() => stop());

const published = (orderId: string) => replicas.flatMap((replica) => replica.published(paymentCreated, orderId));

describe('paying an order in several tabs, through two replicas', () => {
  it('charges once, and answers 201 once', async () => {
    const { order, buyer } = await replicas[0].receiveOrder();
    await stripe.fail({ kind: 'slow', ms: 200 });

    const tabs = Array.from({ length: 12 }, (_, tab) => {
      const replica = replicas[tab % 2 === 0 ? 0 : 1];
      return replica.pay(buyer, { token: tab % 3 === 0 ? 'tok_visa' : 'tok_mastercard', orderId: order.id });
    });
    const statuses = (await Promise.all(tabs)).map(({ status }) => status).sort();

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toHaveLength(1);
    expect(published(order.id)).toHaveLength(1);
  });

  it('lets one tab at most resume a payment that was left without an answer', async () => {
    const { order, buyer } = await replicas[0].receiveOrder();
    await stripe.kill();
    await replicas[0].pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await stripe.resume();

    const tabs = replicas.flatMap((replica) => [
      replica.pay(buyer, { token: 'tok_visa', orderId: order.id }),
      replica.pay(buyer, { token: 'tok_mastercard', orderId: order.id }),
    ]);
    const statuses = (await Promise.all(tabs)).map(({ status }) => status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'succeeded', token: 'tok_visa' }]);
  });

  it('charges once when a card was declined in one tab and others pay at the same time', async () => {
    const { order, buyer } = await replicas[0].receiveOrder();
    await replicas[0].pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(402);

    const tabs = replicas.map((replica) => replica.pay(buyer, { token: 'tok_visa', orderId: order.id }));
    const statuses = (await Promise.all(tabs)).map(({ status }) => status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });
});
