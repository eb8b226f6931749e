import { refusalOf, typedCard } from '../testing/stripe-builders';
import { KEYS, useStripe } from '../testing/stripe-stand-in';

describe('a card typed in the browser', () => {
  const stripe = useStripe();
  const browser = () => stripe.withKey(KEYS.publishable);

  it('becomes a token that reveals only the last four digits', async () => {
    const token = await browser().tokens.create(typedCard('4242 4242 4242 4242'));

    expect(token).toMatchObject({
      object: 'token',
      used: false,
      card: { brand: 'visa', last4: '4242', exp_year: 2040 },
    });
    expect(JSON.stringify(token)).not.toMatch(/42424242/);
  });

  it('becomes a payment method', async () => {
    const method = await browser().paymentMethods.create({
      type: 'card',
      card: { number: '5555555555554444', exp_month: 12, exp_year: 2040, cvc: '123' },
      billing_details: { name: 'Ada' },
    });
    expect(await stripe.api.paymentMethods.retrieve(method.id)).toMatchObject({
      card: { brand: 'mastercard', last4: '4444', checks: { cvc_check: 'pass' } },
      billing_details: { name: 'Ada' },
    });
  });

  it.each([
    ['4242424242424241', {}, 'incorrect_number', 'card[number]'],
    ['42', {}, 'incorrect_number', 'card[number]'],
    ['4242424242424242', { exp_month: '13' }, 'invalid_expiry_month', 'card[exp_month]'],
    ['4242424242424242', { exp_year: '2020' }, 'invalid_expiry_year', 'card[exp_year]'],
    ['4242424242424242', { cvc: '12' }, 'invalid_cvc', 'card[cvc]'],
    ['4012888888881881', {}, 'card_declined', undefined],
  ])('with %s %j is refused with %s', async (number, over, code, param) => {
    const refusal = await refusalOf(browser().tokens.create(typedCard(number, over)));
    expect(refusal).toMatchObject({ statusCode: 402, type: 'StripeCardError', code });
    expect(refusal.param).toBe(param);
  });

  it('is rejected if a part is missing', async () => {
    const refusal = await refusalOf(browser().tokens.create({ card: { number: '4242424242424242' } } as object));
    expect(refusal).toMatchObject({ statusCode: 400, code: 'parameter_missing', param: 'card[exp_month]' });
  });
});
