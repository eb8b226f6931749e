import { createLogger } from '@ticketing/common';
import { Redis } from '@ticketing/common/jobs';
import { anId, sharedServers, uniqueName } from '@ticketing/common/testing';
import { EndedOrders } from './ended-orders';

const HOUR = 60 * 60;
const keyPrefix = uniqueName('expiration');
const redis = new Redis(sharedServers().redisUrl, createLogger('test', 'silent'));

beforeAll(() => redis.start());
afterAll(() => redis.stop());

describe('an order that ended', () => {
  it('is stored for longer than its events may be late, and then expires', async () => {
    const ended = new EndedOrders(redis, keyPrefix);
    const orderId = anId();
    await ended.add(orderId, 1);
    expect(await ended.has(orderId)).toBe(true);
    const secondsLeft = await redis.client.ttl(`${keyPrefix}:ended:${orderId}`);
    expect(secondsLeft).toBeGreaterThan(24 * HOUR);
    expect(secondsLeft).toBeLessThanOrEqual(25 * HOUR);
  });
});
