import { z } from 'zod';
import { idField } from './fields/id-field';
import { parseText } from './fields/text';
import { id, time } from './formats';
import { patterns } from './limits';
import { amount } from './money';
import { requestField } from './request-field';

/** A payment, as the API shows it. */
export const payment = z.object({ id }).meta({ id: 'Payment' });

/** A payment whose buyer has to authenticate with the bank (3-D Secure) first. */
export const awaitingConsent = payment
  .extend({
    clientSecret: z.string().meta({ description: 'With it the browser asks the bank for the buyer’s consent.' }),
  })
  .meta({ id: 'AwaitingConsent' });

export type Payment = z.output<typeof payment>;
export type AwaitingConsent = z.output<typeof awaitingConsent>;

/** The body of a request that pays an order. */
export const newPayment = z
  .object({
    token: requestField<string, string>(parseToken, {
      description: 'A token or payment method of Stripe’s.',
      type: 'string',
      pattern: patterns.stripeToken.source,
    }),
    orderId: idField('Order'),
  })
  .meta({ id: 'NewPayment' });

function parseToken(value: unknown): string {
  const token = parseText(value, 'Token');
  if (patterns.stripeToken.test(token)) return token;
  throw new Error('Token must be a Stripe token (tok_…) or payment method (pm_…)');
}

/** A payment with all that is kept of it, as its payer may take it along. */
export const paymentRecord = z
  .object({
    id,
    orderId: id,
    amount: amount.meta({ description: 'In the minor unit.' }),
    currency: z.string(),
    status: z.string(),
    startedAt: time,
    stripeId: z.string().optional(),
    failureCode: z.string().optional(),
    refunds: z.array(z.object({ id: z.string(), amount, status: z.string() })),
  })
  .meta({ id: 'PaymentRecord' });

export type PaymentRecord = z.output<typeof paymentRecord>;
