import { paymentRefunded } from '@ticketing/common';
import { stopAll } from '@ticketing/common/testing';
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
