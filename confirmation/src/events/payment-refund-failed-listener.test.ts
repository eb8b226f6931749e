import { paymentRefundFailed } from '@ticketing/common';
import { stopAll } from '@ticketing/common/testing';
import { SendGridServer } from '../testing/sendgrid-server';
import { aPaymentRefunded, startConfirmation } from '../testing/start-confirmation';

let sendGrid: SendGridServer;

beforeAll(async () => {
  sendGrid = await SendGridServer.start();
});
afterEach(stopAll);
afterAll(() => sendGrid.stop());

describe('payment:refund-failed', () => {
  it('sends the buyer one mail when delivered twice', async () => {
    const { bus } = await startConfirmation(sendGrid);
    const refund = { ...aPaymentRefunded({ email: 'ada@example.com', amount: 1999 }), reason: 'insufficient_funds' };

    await bus.deliver(paymentRefundFailed, refund);
    await bus.deliver(paymentRefundFailed, refund);

    const [mail, ...more] = sendGrid.sentTo('ada@example.com');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Your refund of £19.99 did not go through');
    expect(mail?.content[0]?.value).toContain(refund.orderId);
  });
});
