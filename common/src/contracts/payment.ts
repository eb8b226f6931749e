import { z } from 'zod';
import { idField } from './fields/id-field';
import { parseText } from './fields/text';
import { id } from './formats';
import { patterns } from './limits';
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
