import { Redis } from 'ioredis';
import { sharedServers, uniqueName } from '../../testing';
import { redisDeadLetters } from './dead-letters';

const LETTERS = 2_000;
let redis: Redis;

beforeAll(() => {
  redis = new Redis(sharedServers().redisUrl);
});

afterAll(() => redis.quit());

it('lists the newest letters, without ever holding all that there are', async () => {
  const letters = redisDeadLetters(redis, uniqueName('letters'));
  const letter = { subject: 'order:created', reason: 'poison', attempts: 1, payload: 'x'.repeat(100) };
  await Promise.all(
    Array.from({ length: LETTERS }, (_, n) => letters.save({ ...letter, id: `${n}`, firstSeenAt: new Date(n) })),
  );
  const replies: number[] = [];
  const sendCommand = redis.sendCommand.bind(redis);
  jest.spyOn(redis, 'sendCommand').mockImplementation((command, ...rest) => {
    void command.promise.then((reply) => replies.push(JSON.stringify(reply).length));
    return sendCommand(command, ...rest);
  });
  const listed = await letters.list(3);
  expect(listed.map(({ id }) => id)).toEqual(['1999', '1998', '1997']);
  expect(replies.length).toBeGreaterThan(1);
  expect(Math.max(...replies)).toBeLessThan((LETTERS / 4) * letter.payload.length);
});
