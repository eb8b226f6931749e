import Stripe from 'stripe';
import type { KnownRefund, Payment } from '../models/payment';
import { StripeStandIn } from '../testing/stripe-stand-in';
import { Refunds } from './refunds';

let stripe: StripeStandIn;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  await stripe.stop();
});

async function aPayment(refundKeysSpent = 0) {
  const card = { type: 'card', card: { token: 'tok_visa' } } as const;
  const intent = await stripe.api.paymentIntents.create({
    ...{ amount: 1_999, currency: 'gbp', confirm: true, allowed_payment_method_types: ['card'] },
    payment_method_data: card,
  });
  const payment = { id: intent.id, orderId: 'order', stripeId: intent.id, amount: 1_999, refundKeysSpent };
  return payment as unknown as Payment;
}

const refunds = () => new Refunds(stripe.api);
const refundsOf = async ({ stripeId = '' }: Payment) =>
  (await stripe.api.refunds.list({ payment_intent: stripeId })).data.map(({ amount }) => amount);

describe('a refund', () => {
  it('is searched for before it is made with another key', async () => {
    const payment = await aPayment();
    await refunds().make(payment);
    const create = jest.spyOn(stripe.api.refunds, 'create');
    payment.refundKeysSpent = 1;
    expect(await refunds().make(payment)).toMatchObject({ status: 'made', refunds: [{ amount: 1_999 }] });
    expect(create).not.toHaveBeenCalled();
    expect(await refundsOf(payment)).toEqual([1_999]);
  });

  it('is made with another key when only a part was refunded', async () => {
    const payment = await aPayment(1);
    await stripe.api.refunds.create({ payment_intent: payment.stripeId ?? '', amount: 1_000 });
    const { refunds: made } = (await refunds().make(payment)) as { refunds: KnownRefund[] };
    expect(made.map(({ amount }) => amount)).toEqual([1_000, 999]);
    expect(await refundsOf(payment)).toEqual([999, 1_000]);
  });

  it.each(['failed', 'canceled', 'pending'])('is %s when Stripe answers so at once', async (status) => {
    const failed = { id: 're_1', status, amount: 1_999 } as Stripe.Response<Stripe.Refund>;
    jest.spyOn(stripe.api.refunds, 'create').mockResolvedValue(failed);
    expect(await refunds().make(await aPayment())).toMatchObject({ status: 'made', refunds: [{ status }] });
  });

  it('made by hand is found when Stripe answers that nothing is left', async () => {
    const payment = await aPayment();
    await stripe.api.refunds.create({ payment_intent: payment.stripeId ?? '' });
    expect(await refunds().make(payment)).toMatchObject({ status: 'made', refunds: [{ amount: 1_999 }] });
  });

  it.each([
    ['refused', 400, 'balance_insufficient'],
    ['refused', 403, undefined],
    ['key-spent', 500, undefined],
  ])('is %s when Stripe answers %i (%s)', async (status, statusCode, code) => {
    const error = { type: 'invalid_request_error', message: 'no', statusCode, ...(code && { code }) } as const;
    jest.spyOn(stripe.api.refunds, 'create').mockRejectedValue(Stripe.errors.StripeError.generate(error));
    expect(await refunds().make(await aPayment())).toMatchObject({ status });
  });

  it.each([409, 429])('is neither made nor refused when Stripe answers %i', async (statusCode) => {
    const error = { type: 'invalid_request_error', message: 'wait', statusCode } as const;
    jest.spyOn(stripe.api.refunds, 'create').mockRejectedValue(Stripe.errors.StripeError.generate(error));
    await expect(refunds().make(await aPayment())).rejects.toThrow('could not be finished yet');
  });
});
