import { ConfigError } from '@ticketing/common';
import { testEnvironment } from '@ticketing/common/testing';
import { readConfig } from './config';

describe('the configuration of tickets', () => {
  it('accepts the environment of the deployment', () => {
    expect(readConfig(testEnvironment('tickets'))).toMatchObject({ PORT: 0, NATS_CLIENT_ID: 'tickets' });
  });

  it('reports all errors at once', () => {
    const wrong = {
      ...testEnvironment('tickets'),
      JWT_KEY: '',
      MONGO_URI: 'localhost',
      NATS_URL: 'http://a',
      PORT: 'x',
    };
    const read = () => readConfig(wrong);
    expect(read).toThrow(ConfigError);
    for (const name of ['JWT_KEY', 'MONGO_URI', 'NATS_URL', 'PORT']) expect(read).toThrow(name);
  });
});
