import { ConfigError } from '@ticketing/common';
import { testEnvironment } from '@ticketing/common/testing';
import { readConfig } from './config';

const environment = (overrides: Record<string, string> = {}) => ({
  ...testEnvironment('payments'),
  STRIPE_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  ...overrides,
});

describe('the configuration of payments', () => {
  it('charges pounds at Stripe itself by default', () => {
    expect(readConfig(environment())).toMatchObject({ CURRENCY: 'gbp', STRIPE_TIMEOUT_MS: 8_000 });
    expect(readConfig(environment()).STRIPE_API_URL).toBeUndefined();
    expect(readConfig(environment({ CURRENCY: 'eur' })).CURRENCY).toBe('eur');
  });

  it.each([
    ['jpy', 'two decimals'],
    ['kwd', 'two decimals'],
    ['GBP', 'lower-case'],
    ['pounds', 'three'],
    ['zzq', 'no currency'],
    ['dkk', 'its least is 2.50'],
    ['czk', 'its least is 15.00'],
    ['uah', 'Stripe publishes a smallest charge'],
  ])('refuses %s as the currency, with the reason', (CURRENCY, why) => {
    expect(() => readConfig(environment({ CURRENCY }))).toThrow(why);
  });

  it.each(['gbp', 'usd', 'eur', 'aud', 'cad', 'chf', 'nzd', 'sgd'])(
    'accepts %s, of which Stripe charges 0.50',
    (CURRENCY) => {
      expect(readConfig(environment({ CURRENCY })).CURRENCY).toBe(CURRENCY);
    },
  );

  it.each([
    ['STRIPE_KEY', 'pk_live_1'],
    ['STRIPE_KEY', 'sk_'],
    ['STRIPE_KEY', 'a key'],
    ['STRIPE_WEBHOOK_SECRET', 'sk_test_1'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_'],
  ])('refuses an invalid %s: %s', (name, value) => {
    expect(() => readConfig(environment({ [name]: value }))).toThrow(name);
  });

  it('accepts a restricted key as well as a secret one', () => {
    expect(readConfig(environment({ STRIPE_KEY: 'rk_live_1' })).STRIPE_KEY).toBe('rk_live_1');
  });

  it('limits declines by default', () => {
    expect(readConfig(environment())).toMatchObject({ PAYMENT_DECLINES_PER_ORDER: 10, PAYMENT_DECLINES_PER_BUYER: 30 });
  });

  it('reports all errors at once', () => {
    const wrong = { ...environment({ STRIPE_KEY: '', STRIPE_API_URL: 'ftp://stripe', CURRENCY: 'jpy' }) };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    expect(() => readConfig(wrong)).toThrow(/STRIPE_KEY: is missing[^]*STRIPE_API_URL[^]*CURRENCY/);
  });
});
