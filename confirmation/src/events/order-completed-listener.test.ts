import { orderCompleted } from '@ticketing/common';
import { anId, anOrderCompleted, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { SendGridServer } from '../testing/sendgrid-server';
import { startConfirmation } from '../testing/start-confirmation';

let sendGrid: SendGridServer;

beforeAll(async () => {
  sendGrid = await SendGridServer.start();
});
afterEach(stopAll);
afterAll(() => sendGrid.stop());

const anOrderOf = (email: string) => anOrderCompleted(anOrderCreated({ userEmail: email }));

describe('order:completed', () => {
  it('is acknowledged once the mail is sent', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = anOrderOf('ada@example.com');

    await bus.deliver(orderCompleted, order);

    const [mail] = sendGrid.sentTo('ada@example.com');
    expect(mail?.subject).toBe('Your ticket: Winter concert');
    expect(mail?.content[0]?.value).toContain(order.id);
  });

  it('sends one mail when delivered twice, at the same time and later', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = anOrderOf('twice@example.com');
    const id = anId();

    await Promise.all([bus.deliver(orderCompleted, order, id), bus.deliver(orderCompleted, order, anId())]);
    await bus.deliver(orderCompleted, order, id);

    expect(sendGrid.sentTo('twice@example.com')).toHaveLength(1);
  });

  it('sends one mail when delivered to two replicas', async () => {
    const one = await startConfirmation(sendGrid);
    const two = await startConfirmation(sendGrid, { keyPrefix: one.keyPrefix });
    const orders = Array.from({ length: 20 }, (_, index) => anOrderOf(`replicas-${index}@example.com`));

    await Promise.all([one, two].flatMap(({ bus }) => orders.map((order) => bus.deliver(orderCompleted, order))));

    const mails = orders.map(({ email }) => sendGrid.sentTo(email).length);
    expect(mails).toEqual(orders.map(() => 1));
  });
});
