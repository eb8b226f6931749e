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

  it('sends a mail to the seller, too, which says what is sold', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = anOrderOf('buys-two@example.com');
    const ticket = { ...order.ticket, price: 0.29, row: 'C', seats: ['12', '13', '14'], units: [0, 1, 2] };
    const seller = { id: anId(), email: 'sells-three@example.com' };
    const sold = { ...order, userId: anId(), ticket, quantity: 3, total: 0.87, seller };

    await bus.deliver(orderCompleted, sold);
    await bus.deliver(orderCompleted, sold);

    const [toBuyer] = sendGrid.sentTo('buys-two@example.com');
    const [toSeller, ...others] = sendGrid.sentTo(seller.email);
    expect(others).toEqual([]);
    expect(toSeller?.subject).toBe('Sold: Winter concert');
    for (const mail of [toBuyer, toSeller]) {
      for (const words of ['3 at £0.29 each', 'Paid: £0.87', 'Seats: 12, 13, 14', 'Row: C']) {
        expect(mail?.content[0]?.value).toContain(words);
      }
    }
    expect(toSeller?.content[0]?.value).not.toContain('buys-two');
  });

  it('sends the seller no mail without an address, or who bought the ticket', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = { ...anOrderOf('buys-own@example.com'), userId: anId() };
    await bus.deliver(orderCompleted, { ...order, seller: { id: order.userId, email: 'buys-own@example.com' } });
    await bus.deliver(orderCompleted, { ...anOrderOf('nameless@example.com'), seller: { id: anId() } });
    expect(sendGrid.sentTo('buys-own@example.com').map(({ subject }) => subject)).toEqual([
      'Your ticket: Winter concert',
    ]);
    expect(sendGrid.sentTo('nameless@example.com')).toHaveLength(1);
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
