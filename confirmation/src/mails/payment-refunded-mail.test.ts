import { aPaymentRefunded } from '../testing/start-confirmation';
import { paymentRefundedMail } from './payment-refunded-mail';

describe('the mail for a refund', () => {
  it('contains the amount, in the currency of the payment, and the order', () => {
    const refund = aPaymentRefunded({ amount: 115, currency: 'eur' });

    const { to, subject, text, html } = paymentRefundedMail(refund);

    expect([to, subject]).toEqual([refund.email, 'Your refund of €1.15']);
    for (const body of [text, html]) {
      expect(body).toContain('€1.15');
      expect(body).toContain(refund.orderId);
    }
  });

  it('links to the order', () => {
    const refund = aPaymentRefunded();
    const { text, html } = paymentRefundedMail(refund, 'https://tickets.example.com/');
    for (const body of [text, html]) expect(body).toContain(`https://tickets.example.com/orders/${refund.orderId}`);
  });
});
