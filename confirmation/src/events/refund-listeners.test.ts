import { paymentRefundDelayed, paymentRefunded, paymentRefundFailed } from '@ticketing/common';
import { anId, stopAll } from '@ticketing/common/testing';
import { SendGridServer } from '../testing/sendgrid-server';
import { aPaymentRefunded, startConfirmation } from '../testing/start-confirmation';

let sendGrid: SendGridServer;

beforeAll(async () => {
  sendGrid = await SendGridServer.start();
});
afterEach(stopAll);
afterAll(() => sendGrid.stop());

describe('payment:refunded', () => {
  it('sends the buyer one mail when delivered twice', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const refund = aPaymentRefunded({ email: 'ada@example.com', amount: 1999 });

    await bus.deliver(paymentRefunded, refund);
    await bus.deliver(paymentRefunded, refund);

    expect(sendGrid.sentTo('ada@example.com')).toMatchObject([{ subject: 'Your refund of £19.99' }]);
  });

  it('sends a mail for each refund of one order', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const refund = aPaymentRefunded({ email: 'bob@example.com' });

    await bus.deliver(paymentRefunded, refund);
    await bus.deliver(paymentRefunded, aPaymentRefunded({ email: refund.email, orderId: refund.orderId }));

    expect(sendGrid.sentTo('bob@example.com')).toHaveLength(2);
  });
});

describe.each([
  ['payment:refund-delayed', paymentRefundDelayed, 'Your refund of £19.99 takes longer'],
  ['payment:refund-failed', paymentRefundFailed, 'Your refund of £19.99 did not go through'],
] as const)('%s', (_subject, event, subject) => {
  it('sends the buyer one mail when delivered twice', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const refund = {
      ...aPaymentRefunded({ email: `${anId()}@example.com`, amount: 1999 }),
      reason: 'insufficient_funds',
    };

    await bus.deliver(event, refund);
    await bus.deliver(event, refund);

    const [mail, ...more] = sendGrid.sentTo(refund.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(subject);
    expect(mail?.content[0]?.value).toContain(refund.orderId);
  });
});
