import { testEnvironment } from '@ticketing/common/testing';
import { readConfig } from './config';

describe('the configuration', () => {
  it('limits a reservation to 15 minutes by default', () => {
    expect(readConfig(testEnvironment('orders')).EXPIRATION_WINDOW_SECONDS).toBe(900);
    const env = { ...testEnvironment('orders'), EXPIRATION_WINDOW_SECONDS: '60' };
    expect(readConfig(env).EXPIRATION_WINDOW_SECONDS).toBe(60);
  });

  it.each(['0', '-1', '1.5', 'soon'])('refuses a reservation of %s seconds', (EXPIRATION_WINDOW_SECONDS) => {
    expect(() => readConfig({ ...testEnvironment('orders'), EXPIRATION_WINDOW_SECONDS })).toThrow(
      'EXPIRATION_WINDOW_SECONDS',
    );
  });

  it('reports all errors at once', () => {
    expect(() => readConfig({ MONGO_URI: 'nowhere' })).toThrow(
      /JWT_KEY: is missing[^]*NATS_URL[^]*NATS_CLUSTER_ID[^]*NATS_CLIENT_ID[^]*MONGO_URI: must begin with mongodb/,
    );
  });
});
