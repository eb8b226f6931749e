import { cardPayment, payBy, refusalOf } from '../../testing/stripe-builders';
import { KEYS, useStripe } from '../../testing/stripe-stand-in';

describe('a card that requires authentication', () => {
  const stripe = useStripe();
  const pay = (card = 'authenticationRequired') => stripe.api.paymentIntents.create(cardPayment(payBy(`tok_${card}`)));
  const browser = () => stripe.withKey(KEYS.publishable).paymentIntents;
  const refuse = (id: string, form: Record<string, string>, key = KEYS.publishable) =>
    stripe.post(`/v1/payment_intents/${id}/stand_in/refuse_authentication`, form, { authorization: `Bearer ${key}` });

  it.each(['authenticationRequired', 'authenticationRequiredOnSetup', 'threeDSecure2Required', 'threeDSecureRequired'])(
    'leaves a payment by tok_%s pending without a charge',
    async (card) => {
      const intent = await pay(card);

      expect(intent).toMatchObject({
        status: 'requires_action',
        next_action: { type: 'use_stripe_sdk' },
        amount_received: 0,
      });
      expect((await stripe.api.charges.list()).data).toEqual([]);
    },
  );

  it('is charged if the browser confirms with the client secret', async () => {
    const { id, client_secret: secret } = await pay();

    const seen = await browser().confirm(id, { client_secret: secret } as object);
    expect(seen).toMatchObject({ id, status: 'succeeded' });
    expect(seen.metadata).toBeUndefined();
    expect((await stripe.api.charges.list()).data).toMatchObject([{ paid: true, payment_intent: id }]);
  });

  it('is charged if the server confirms', async () => {
    const { id } = await pay();
    expect(await stripe.api.paymentIntents.confirm(id)).toMatchObject({ status: 'succeeded', next_action: null });
  });

  it('is not charged if the browser cancels', async () => {
    const { id, client_secret: secret } = await pay();

    const canceled = await browser().cancel(id, { client_secret: secret } as object);
    expect(canceled.status).toBe('canceled');
    expect(await refusalOf(stripe.api.paymentIntents.confirm(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect((await stripe.api.charges.list()).data).toEqual([]);
  });

  it('leaves the intent open for another card if the authentication fails', async () => {
    const { id, client_secret: secret } = await pay();

    expect((await refuse(id, { client_secret: secret ?? '' })).status).toBe(200);
    expect(await stripe.api.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
    expect((await refuse(id, { client_secret: secret ?? '' })).status).toBe(400);
    expect((await stripe.api.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })).status).toBe('succeeded');
  });

  it('can be declined after the authentication', async () => {
    const { id } = await pay('authenticationRequiredChargeDeclinedInsufficientFunds');

    const refusal = await refusalOf(stripe.api.paymentIntents.confirm(id));
    expect(refusal).toMatchObject({ statusCode: 402, decline_code: 'insufficient_funds' });
  });

  it('is replaced by another method in the confirmation', async () => {
    const { id } = await pay();
    const again = await stripe.api.paymentIntents.confirm(id, { payment_method: 'pm_card_threeDSecure2Required' });
    expect(again.status).toBe('requires_action');
  });

  it.each([
    ['off_session', 'authentication_required'],
    ['error_on_requires_action', 'authentication_not_handled'],
  ])('is declined when the shop says %s', async (option, declineCode) => {
    const payment = cardPayment({ ...payBy('tok_authenticationRequired'), [option]: true });

    const refusal = await refusalOf(stripe.api.paymentIntents.create(payment));
    expect(refusal).toMatchObject({ statusCode: 402, code: 'authentication_required', decline_code: declineCode });
  });

  it('is accessible to a browser only with the right client secret', async () => {
    const { id, client_secret: secret } = await pay();

    expect((await browser().retrieve(id, { client_secret: secret ?? '' })).status).toBe('requires_action');
    expect(await refusalOf(browser().retrieve(id))).toMatchObject({ statusCode: 400, code: 'parameter_missing' });
    expect(await refusalOf(browser().confirm(id, { client_secret: 'pi_secret_wrong' } as object))).toMatchObject({
      statusCode: 400,
    });
    expect(await refusalOf(browser().list())).toMatchObject({ statusCode: 403, code: 'secret_key_required' });
  });
});
