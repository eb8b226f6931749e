import { randomBytes } from 'node:crypto';
import { sharedServers } from './servers/config';
import { TEST_CLUSTER_ID } from './servers/servers';
import { TEST_JWT_KEY, TEST_MAIL_TOKEN_KEY } from './builders/sessions';

/** A name that no other test uses, for a database or a queue group. */
export const uniqueName = (prefix: string) => `${prefix}-${randomBytes(5).toString('hex')}`;

/** The environment of a service under test: the shared servers, a database of its own, any free port, no log. */
export function testEnvironment(service: string): Record<string, string> {
  const { mongoUri, natsUrl, redisUrl } = sharedServers();
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    JWT_KEY: TEST_JWT_KEY,
    MAIL_TOKEN_KEY: TEST_MAIL_TOKEN_KEY,
    MONGO_URI: `${mongoUri}${uniqueName(service)}`,
    NATS_URL: natsUrl,
    NATS_CLUSTER_ID: TEST_CLUSTER_ID,
    NATS_CLIENT_ID: service,
    REDIS_URL: redisUrl,
  };
}
