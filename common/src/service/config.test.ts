import { z } from 'zod';
import { busSettings, ConfigError, mongoSettings, parseConfig, serviceSettings } from './config';

const schema = z.object({ ...serviceSettings, ...busSettings, ...mongoSettings });
const complete = {
  JWT_KEY: 'k'.repeat(32),
  NATS_URL: 'nats://nats:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'orders-0',
  MONGO_URI: 'mongodb://mongo/orders',
};

describe('the configuration', () => {
  it('is production on port 3000 by default', () => {
    expect(parseConfig(schema, complete)).toMatchObject({ NODE_ENV: 'production', PORT: 3000, LOG_LEVEL: 'info' });
  });

  it('names everything that is wrong at once', () => {
    const wrong = { ...complete, JWT_KEY: '', PORT: 'eighty', MONGO_URI: 'postgres://x', NATS_URL: 'nats' };
    const complaint = () => parseConfig(schema, wrong);
    expect(complaint).toThrow(ConfigError);
    for (const name of ['JWT_KEY: is missing', 'PORT', 'MONGO_URI', 'NATS_URL']) expect(complaint).toThrow(name);
  });

  it.each(['JWT_KEY', 'JWT_KEY_PREVIOUS'])('refuses a %s of less than 32 bytes, without showing it', (name) => {
    const read = (key: string) => () => parseConfig(schema, { ...complete, [name]: key });
    expect(read('s'.repeat(31))).toThrow(`${name}: must be at least 32 bytes long`);
    expect(read('s'.repeat(31))).not.toThrow('sss');
    for (const key of ['s'.repeat(32), 'ß'.repeat(16)]) expect(read(key)).not.toThrow();
  });

  it('gives operators a port of their own when asked to, never that of the callers', () => {
    expect(parseConfig(schema, complete)).not.toHaveProperty('OPERATIONS_PORT');
    expect(parseConfig(schema, { ...complete, OPERATIONS_PORT: '9090' })).toMatchObject({ OPERATIONS_PORT: 9090 });
    for (const same of [{ OPERATIONS_PORT: '3000' }, { PORT: '80', OPERATIONS_PORT: '080' }])
      expect(() => parseConfig(schema, { ...complete, ...same })).toThrow('OPERATIONS_PORT: must be another port');
  });

  it('has failpoints for experiments, and refuses them in production', () => {
    const experiment = { ...complete, FAILPOINTS: '/tmp/crashes' };
    expect(parseConfig(schema, { ...experiment, NODE_ENV: 'test' })).toMatchObject({ FAILPOINTS: '/tmp/crashes' });
    for (const production of [experiment, { ...experiment, NODE_ENV: 'production' }])
      expect(() => parseConfig(schema, production)).toThrow('FAILPOINTS: is for experiments');
  });
});
