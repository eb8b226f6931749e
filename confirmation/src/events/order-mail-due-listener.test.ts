import { orderCompleted, orderMailDue, userDeleted, type OrderMailDue } from '@ticketing/common';
import { anId, anOrderCompleted, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { SendGridServer } from '../testing/sendgrid-server';
import { startConfirmation } from '../testing/start-confirmation';

let sendGrid: SendGridServer;

beforeAll(async () => {
  sendGrid = await SendGridServer.start();
});
afterEach(stopAll);
afterAll(() => sendGrid.stop());

/** A paid order whose seller has an email, too. */
function aPaidOrder() {
  const userId = anId();
  const order = anOrderCompleted(anOrderCreated({ userEmail: `${anId()}@example.com` }));
  return { ...order, userId, seller: { id: anId(), email: `${anId()}@example.com` } };
}

/** The first request to send its confirmation again. */
function mailDue(order: ReturnType<typeof aPaidOrder>, given: Partial<OrderMailDue> = {}): OrderMailDue {
  return { ...order, version: order.version + 1, ...given };
}

describe('order:mail-due', () => {
  it('sends the confirmation again, once for each request, to the email that it has', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = aPaidOrder();
    await bus.deliver(orderCompleted, order);
    const email = `${anId()}@example.com`;

    const due = mailDue(order, { email });
    await bus.deliver(orderMailDue, due);
    await bus.deliver(orderMailDue, due);
    expect(sendGrid.sentTo(order.email)).toHaveLength(1);
    expect(sendGrid.sentTo(email)).toMatchObject([
      {
        subject: 'Your ticket: Winter concert',
        custom_args: { orderId: order.id, orderVersion: String(due.version) },
      },
    ]);

    await bus.deliver(orderMailDue, mailDue(order, { email, version: due.version + 1 }));
    expect(sendGrid.sentTo(email)).toHaveLength(2);
  });

  it('sends the seller nothing more', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = aPaidOrder();
    await bus.deliver(orderMailDue, mailDue(order));
    expect(sendGrid.sentTo(order.email)).toHaveLength(1);
    expect(sendGrid.sentTo(order.seller.email)).toEqual([]);
  });

  it('sends nothing to an erased account', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const order = aPaidOrder();
    await bus.deliver(userDeleted, { id: order.userId, version: 3 });
    await bus.deliver(orderMailDue, mailDue(order));
    expect(sendGrid.sentTo(order.email)).toEqual([]);
  });
});
