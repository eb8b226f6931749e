import { cardPayment, refusalOf, payBy } from '../testing/stripe-builders';
import { useStripe } from '../testing/stripe-stand-in';

describe('POST /v1/refunds', () => {
  const stripe = useStripe();
  const paid = () => stripe.api.paymentIntents.create(cardPayment({ amount: 1999 }));

  it('gives all of a payment back, once', async () => {
    const { id, latest_charge: charge } = await paid();

    const refund = await stripe.api.refunds.create({
      payment_intent: id,
      reason: 'requested_by_customer',
      metadata: { orderId: 'o1' },
    });
    expect(refund).toMatchObject({
      amount: 1999,
      status: 'succeeded',
      charge,
      payment_intent: id,
      metadata: { orderId: 'o1' },
    });
    expect(await stripe.api.charges.retrieve(charge as string)).toMatchObject({
      refunded: true,
      amount_refunded: 1999,
    });
    expect(await refusalOf(stripe.api.refunds.create({ payment_intent: id }))).toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
    });
  });

  it('gives parts back, never more than was charged', async () => {
    const { id, latest_charge: charge } = await paid();

    await stripe.api.refunds.create({ charge: charge as string, amount: 1000 });
    const tooMuch = await refusalOf(stripe.api.refunds.create({ payment_intent: id, amount: 1000 }));
    expect(tooMuch.message).toBe('Refund amount (£10.00) is greater than unrefunded amount on charge (£9.99)');
    expect((await stripe.api.refunds.create({ payment_intent: id })).amount).toBe(999);

    const { data } = await stripe.api.refunds.list({ payment_intent: id });
    expect(data.map(({ amount }) => amount)).toEqual([999, 1000]);
  });

  it('gives a payment back once, however many ask at once', async () => {
    const { id } = await paid();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => stripe.api.refunds.create({ payment_intent: id })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('gives nothing back where nothing was charged', async () => {
    const declined = await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy('tok_chargeDeclined'))));

    for (const params of [
      { payment_intent: declined.payment_intent?.id ?? '' },
      { charge: declined.charge ?? '' },
      { payment_intent: 'pi_x' },
      {},
    ]) {
      expect(await refusalOf(stripe.api.refunds.create(params))).toMatchObject({ statusCode: 400 });
    }
    expect((await stripe.api.refunds.list()).data).toEqual([]);
  });
});
