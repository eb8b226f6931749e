import { cardPayment, refusalOf, payBy } from '../testing/stripe-builders';
import { useStripe } from '../testing/stripe-stand-in';

describe('POST /v1/refunds', () => {
  const stripe = useStripe();
  const paid = () => stripe.api.paymentIntents.create(cardPayment({ amount: 1999 }));

  it('refunds a whole payment once', async () => {
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

  it('refunds parts, up to the charged amount', async () => {
    const { id, latest_charge: charge } = await paid();

    await stripe.api.refunds.create({ charge: charge as string, amount: 1000 });
    const tooMuch = await refusalOf(stripe.api.refunds.create({ payment_intent: id, amount: 1000 }));
    expect(tooMuch.message).toBe('Refund amount (£10.00) is greater than unrefunded amount on charge (£9.99)');
    expect((await stripe.api.refunds.create({ payment_intent: id })).amount).toBe(999);

    const { data } = await stripe.api.refunds.list({ payment_intent: id });
    expect(data.map(({ amount }) => amount)).toEqual([999, 1000]);
  });

  it('refunds a payment once for concurrent requests', async () => {
    const { id } = await paid();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => stripe.api.refunds.create({ payment_intent: id })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refunds nothing without a charge', async () => {
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

describe('a refund that does not succeed at once', () => {
  const stripe = useStripe();
  const step = (id: string, name: string) => stripe.post(`/v1/refunds/${id}/stand_in/${name}`, {});
  const refundOf = async (token: string) => {
    const { id } = await stripe.api.paymentIntents.create(cardPayment(payBy(token)));
    return stripe.api.refunds.create({ payment_intent: id });
  };
  const types = async () => (await stripe.api.events.list({ limit: 100 })).data.map(({ type }) => type);

  it('waits for the balance with the test card for it, and succeeds later', async () => {
    const refund = await refundOf('tok_pendingRefund');
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds' });
    expect((await step(refund.id, 'succeed')).status).toBe(200);
    const made = await stripe.api.refunds.retrieve(refund.id);
    expect([made.status, made.pending_reason]).toEqual(['succeeded', undefined]);
    expect(await types()).toContain('refund.updated');
  });

  it.each([
    ['fail', 'failed'],
    ['cancel', 'canceled'],
  ])('can %s, and gives the shop its money again', async (name, status) => {
    const refund = await refundOf('tok_pendingRefund');
    await step(refund.id, name);
    expect((await stripe.api.refunds.retrieve(refund.id)).status).toBe(status);
    const charge = await stripe.api.charges.retrieve(refund.charge as string);
    expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
    expect((await step(refund.id, 'succeed')).status).toBe(400);
  });

  it('fails after its success with the test card for it', async () => {
    const refund = await refundOf('tok_refundFail');
    expect(refund.status).toBe('succeeded');
    expect(await stripe.api.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    });
    expect(await types()).toContain('refund.failed');
  });
});
