import { cardPayment, payBy, refusalOf, typedCard } from '../../testing/stripe-builders';
import { useStripe } from '../../testing/stripe-stand-in';

describe('POST /v1/payment_intents', () => {
  const stripe = useStripe();

  it.each(['tok_visa', 'tok_mastercard', 'tok_amex', 'tok_visa_debit'])('charges %s at once', async (token) => {
    const intent = await stripe.api.paymentIntents.create(
      cardPayment({ ...payBy(token), metadata: { orderId: 'o1' }, expand: ['latest_charge'] }),
    );

    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 1999, metadata: { orderId: 'o1' } });
    expect(intent.latest_charge).toMatchObject({ paid: true, amount: 1999, metadata: { orderId: 'o1' } });
  });

  it('charges a payment method once', async () => {
    const method = await stripe.api.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    const payment = cardPayment({ payment_method: method.id, payment_method_data: undefined });

    expect((await stripe.api.paymentIntents.create(payment)).status).toBe('succeeded');
    const refusal = await refusalOf(stripe.api.paymentIntents.create(payment));
    expect(refusal).toMatchObject({ statusCode: 400 });
    expect(refusal.message).toContain('may not be used again');
  });

  it('charges the documented pm_card_visa any number of times', async () => {
    const payment = cardPayment({ payment_method: 'pm_card_visa', payment_method_data: undefined });

    expect((await stripe.api.paymentIntents.create(payment)).status).toBe('succeeded');
    expect((await stripe.api.paymentIntents.create(payment)).status).toBe('succeeded');
  });

  it('waits for a method, then for confirmation, then charges', async () => {
    const { id, status } = await stripe.api.paymentIntents.create({
      amount: 500,
      currency: 'gbp',
      allowed_payment_method_types: ['card'],
    });
    expect(status).toBe('requires_payment_method');
    expect((await stripe.api.charges.list()).data).toEqual([]);

    expect((await stripe.api.paymentIntents.update(id, { payment_method: 'pm_card_visa' })).status).toBe(
      'requires_confirmation',
    );
    expect((await stripe.api.paymentIntents.confirm(id)).status).toBe('succeeded');
    expect(await refusalOf(stripe.api.paymentIntents.confirm(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      payment_intent: { id, status: 'succeeded' },
    });
  });

  it.each([
    ['chargeDeclined', 'card_declined', 'generic_decline'],
    ['visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
    ['chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['chargeDeclinedProcessingError', 'processing_error', undefined],
  ])('declines tok_%s with %s, keeps the failed charge and stays payable', async (card, code, declineCode) => {
    const refusal = await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy(`tok_${card}`))));

    expect(refusal).toMatchObject({ statusCode: 402, type: 'StripeCardError', code });
    expect(refusal.decline_code).toBe(declineCode ?? '');
    const [intent] = (await stripe.api.paymentIntents.list()).data;
    expect(refusal.payment_intent).toMatchObject({ id: intent?.id, status: 'requires_payment_method' });
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      amount_received: 0,
      last_payment_error: { code },
    });
    expect((await stripe.api.charges.list()).data).toMatchObject([
      { paid: false, status: 'failed', failure_code: code },
    ]);

    const paid = await stripe.api.paymentIntents.confirm(intent?.id ?? '', { payment_method: 'pm_card_visa' });
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
  });

  it('declines the documented method and the typed number as it declines the token', async () => {
    const method = { payment_method: 'pm_card_visa_chargeDeclined', payment_method_data: undefined };
    expect(await refusalOf(stripe.api.paymentIntents.create(cardPayment(method)))).toMatchObject({ statusCode: 402 });

    const token = await stripe.post('/v1/tokens', {
      'card[number]': '4000 0000 0000 9995',
      'card[exp_month]': '1',
      'card[exp_year]': '41',
    });
    const { id } = (await token.json()) as { id: string };
    const refusal = await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy(id))));
    expect(refusal).toMatchObject({ statusCode: 402, decline_code: 'insufficient_funds' });
  });

  it.each([
    [{ amount: 29 }, 'amount_too_small', 'Amount must be at least £0.30 gbp'],
    [{ amount: 49, currency: 'usd' }, 'amount_too_small', 'Amount must be at least $0.50 usd'],
    [{ amount: 100_000_000 }, 'amount_too_large', 'Amount must be no more than £999,999.99 gbp'],
    [{ amount: 0 }, 'parameter_invalid_integer', 'This value must be greater than or equal to 1.'],
    [{ amount: 19.99 }, 'parameter_invalid_integer', 'Invalid integer: 19.99'],
    [{ currency: 'xxx' }, undefined, 'Invalid currency: xxx'],
    [{ colour: 'red' }, 'parameter_unknown', 'Received unknown parameter: colour'],
    [{ payment_method_data: { type: 'card', card: { tok: 'x' } } }, 'parameter_unknown', 'tok'],
    [{ payment_method_types: ['card'] }, 'payment_method_types_no_longer_supported', 'no longer supported'],
    [payBy('tok_x'), 'resource_missing', "No such token: 'tok_x'"],
    [{ payment_method_data: undefined, payment_method: 'pm_x' }, 'resource_missing', "No such PaymentMethod: 'pm_x'"],
    [{ allowed_payment_method_types: undefined }, undefined, 'you must provide a `return_url`'],
  ] as [object, string | undefined, string][])('refuses %j with %s', async (mistake, code, message) => {
    const refusal = await refusalOf(stripe.api.paymentIntents.create(cardPayment(mistake)));

    expect(refusal).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' });
    expect(refusal.message).toContain(message);
    expect(refusal.code).toBe(code);
    expect((await stripe.api.paymentIntents.list()).data).toEqual([]);
  });

  it('accepts exactly the largest and the smallest amount', async () => {
    for (const amount of [30, 57, 115, 99_999_999]) {
      expect(await stripe.api.paymentIntents.create(cardPayment({ amount }))).toMatchObject({
        amount_received: amount,
      });
    }
  });

  it('accepts a token of a card number once', async () => {
    const token = await stripe.api.tokens.create(typedCard('4242424242424242'));

    expect((await stripe.api.paymentIntents.create(cardPayment(payBy(token.id)))).status).toBe('succeeded');
    const refusal = await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy(token.id))));
    expect(refusal).toMatchObject({ statusCode: 400, code: 'token_already_used' });
  });

  it('consumes a token that was declined', async () => {
    const token = await stripe.api.tokens.create(typedCard('4000000000000002'));

    expect(await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy(token.id))))).toMatchObject({
      statusCode: 402,
    });
    const refusal = await refusalOf(stripe.api.paymentIntents.create(cardPayment(payBy(token.id))));
    expect(refusal).toMatchObject({ statusCode: 400, code: 'token_already_used' });
  });

  it('cancels an open intent and rejects the cancellation of one that succeeded', async () => {
    const open = await stripe.api.paymentIntents.create(cardPayment({ confirm: false }));
    const paid = await stripe.api.paymentIntents.create(cardPayment());

    const canceled = await stripe.api.paymentIntents.cancel(open.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    for (const move of [
      stripe.api.paymentIntents.cancel(paid.id),
      stripe.api.paymentIntents.cancel(open.id),
      stripe.api.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' }),
      stripe.api.paymentIntents.update(paid.id, { amount: 1 }),
    ]) {
      expect(await refusalOf(move)).toMatchObject({ statusCode: 400 });
    }
    expect((await stripe.api.charges.list()).data).toHaveLength(1);
  });
});
