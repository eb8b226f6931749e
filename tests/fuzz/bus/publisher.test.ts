import { Publisher } from './publisher';

const bus = { publish: () => Promise.resolve() };
const before = new Map([
  ['stream order:created', '4'],
  ['Redis expiration:ended:a', 'x'],
]);

async function changesAfter(after: [string, string][]): Promise<string[]> {
  const publisher = new Publisher(bus);
  await publisher.publish('order:created', Buffer.from('1'));
  await publisher.publish('order:created', Buffer.from('2'));
  await publisher.publish('ticket:created', Buffer.from('3'));
  return publisher.othersChanges(before, new Map([...before, ...after]));
}

describe('what poison changed', () => {
  const published: [string, string][] = [
    ['stream order:created', '6'],
    ['stream ticket:created', '1'],
  ];

  it('is nothing when the stream has the poison, and nothing else', async () => {
    expect(await changesAfter(published)).toEqual([]);
  });

  it('is found when somebody says something more', async () => {
    expect(await changesAfter([...published, ['stream order:created', '7']])).toEqual(['stream order:created']);
    expect(await changesAfter([...published, ['stream order:cancelled', '1']])).toEqual(['stream order:cancelled']);
  });

  it('is found in Redis, at Stripe and in a mail', async () => {
    const others = ['Redis expiration:ended:a', 'Stripe pi_1', 'a mail to ada@example.com (1)'];
    expect(await changesAfter([...published, ...others.map((place): [string, string] => [place, 'y'])])).toEqual(
      others,
    );
  });
});
