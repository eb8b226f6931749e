import { readConfig } from './config';

describe('the client’s configuration', () => {
  it('requires only API_URL', () => {
    expect(readConfig({ NODE_ENV: 'test', API_URL: 'http://gateway', STRIPE_PUBLISHABLE_KEY: '' })).toEqual({
      API_URL: 'http://gateway',
      CURRENCY: 'GBP',
      SHUTDOWN_DELAY_MS: 0,
      PASSWORD_MIN_LENGTH: 6,
    });
  });

  it('reports all invalid variables at once', () => {
    const env = { NODE_ENV: 'test', STRIPE_PUBLISHABLE_KEY: 'sk_live_secret', CURRENCY: 'pounds' } as const;

    expect(() => readConfig(env)).toThrow(/API_URL[^]*STRIPE_PUBLISHABLE_KEY must begin with pk_[^]*CURRENCY/);
  });
});
