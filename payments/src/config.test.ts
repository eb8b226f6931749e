import { ConfigError } from '@ticketing/common';
import { testEnvironment } from '@ticketing/common/testing';
import { readConfig } from './config';

const environment = (given: Record<string, string> = {}) => ({
  ...testEnvironment('payments'),
  STRIPE_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  ...given,
});

describe('the configuration of payments', () => {
  it('charges pounds at Stripe itself unless told otherwise', () => {
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
  ])('refuses %s as the currency, and says why', (CURRENCY, why) => {
    expect(() => readConfig(environment({ CURRENCY }))).toThrow(why);
  });

  it('names everything that is wrong at once', () => {
    const wrong = { ...environment({ STRIPE_KEY: '', STRIPE_API_URL: 'ftp://stripe', CURRENCY: 'jpy' }) };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    expect(() => readConfig(wrong)).toThrow(/STRIPE_KEY: is missing[^]*STRIPE_API_URL[^]*CURRENCY/);
  });
});
