import type Stripe from 'stripe';
import { cardPayment, payBy, refusalOf } from '../testing/stripe-builders';
import { useStripe } from '../testing/stripe-stand-in';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('Idempotency-Key', () => {
  let now = new Date();
  const stripe = useStripe({ now: () => now });
  const key = { idempotencyKey: 'charge:o1:1' };
  const charges = async () => (await stripe.api.charges.list()).data;
  const headersOf = (intent: Stripe.Response<Stripe.PaymentIntent>) => intent.lastResponse.headers;

  beforeEach(() => {
    now = new Date();
  });

  it('returns the first response again and charges once', async () => {
    const first = await stripe.api.paymentIntents.create(cardPayment(), key);
    const second = await stripe.api.paymentIntents.create(cardPayment(), key);

    expect(second).toEqual(first);
    expect(headersOf(first)).not.toHaveProperty('idempotent-replayed');
    expect(headersOf(second)).toMatchObject({
      'idempotent-replayed': 'true',
      'idempotency-key': key.idempotencyKey,
      'original-request': first.lastResponse.requestId,
    });
    expect(await charges()).toHaveLength(1);
  });

  it('returns the first response after a restart', async () => {
    const first = await stripe.api.paymentIntents.create(cardPayment(), key);
    await stripe.restart();

    expect(await stripe.api.paymentIntents.create(cardPayment(), key)).toEqual(first);
    expect(await charges()).toHaveLength(1);
  });

  it('repeats a decline without another attempt', async () => {
    const payment = cardPayment(payBy('tok_chargeDeclined'));
    const first = await refusalOf(stripe.api.paymentIntents.create(payment, key));
    const second = await refusalOf(stripe.api.paymentIntents.create(payment, key));

    expect(second).toMatchObject({ statusCode: 402, charge: first.charge, payment_intent: first.payment_intent });
    expect(await charges()).toHaveLength(1);
  });

  it('rejects other parameters and another path', async () => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment(), key);

    const otherAmount = await refusalOf(stripe.api.paymentIntents.create(cardPayment({ amount: 2000 }), key));
    expect(otherAmount).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
    expect(otherAmount.message).toContain('the same parameters they were first used with');
    const otherAddress = await refusalOf(stripe.api.refunds.create({ payment_intent: id }, key));
    expect(otherAddress).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
    expect(await charges()).toMatchObject([{ amount: 1999, amount_refunded: 0 }]);
  });

  it('rejects the second of two concurrent requests', async () => {
    await stripe.postFault({ kind: 'slow', ms: 200 });
    const tries = [1, 2].map(() => stripe.api.paymentIntents.create(cardPayment(), key));
    const outcomes = await Promise.allSettled(tries);

    const [fulfilled, rejected] = ['fulfilled', 'rejected'].map((status) =>
      outcomes.filter((o) => o.status === status),
    );
    expect(fulfilled).toHaveLength(1);
    expect(rejected).toMatchObject([{ reason: { statusCode: 409, code: 'idempotency_key_in_use' } }]);
    expect(await charges()).toHaveLength(1);
  });

  it('charges once for twenty concurrent requests', async () => {
    const tries = Array.from({ length: 20 }, () => stripe.api.paymentIntents.create(cardPayment(), key));
    const ids = (await Promise.all(tries)).map(({ id }) => id);

    expect(new Set(ids).size).toBe(1);
    expect(await charges()).toHaveLength(1);
  });

  it('leaves the key unused if the parameters are invalid', async () => {
    expect(await refusalOf(stripe.api.paymentIntents.create(cardPayment({ amount: 1 }), key))).toMatchObject({
      code: 'amount_too_small',
    });
    expect((await stripe.api.paymentIntents.create(cardPayment(), key)).status).toBe('succeeded');
  });

  it('stores an error that occurred during execution', async () => {
    const unknown = cardPayment(payBy('tok_x'));
    await refusalOf(stripe.api.paymentIntents.create(unknown, key));
    const again = await refusalOf(stripe.api.paymentIntents.create(unknown, key));

    expect(again).toMatchObject({ statusCode: 400, code: 'resource_missing' });
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true' });
  });

  it('drops a key after a day', async () => {
    await stripe.api.paymentIntents.create(cardPayment(), key);

    now = new Date(now.getTime() + DAY_MS - 1);
    await stripe.api.paymentIntents.create(cardPayment(), key);
    expect(await charges()).toHaveLength(1);

    now = new Date(now.getTime() + 1);
    await stripe.api.paymentIntents.create(cardPayment(), key);
    expect(await charges()).toHaveLength(2);
  });
});
