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

describe('the changes beside the published poison', () => {
  const published: [string, string][] = [
    ['stream order:created', '6'],
    ['stream ticket:created', '1'],
  ];

  it('are none when the stream has only the poison', async () => {
    expect(await changesAfter(published)).toEqual([]);
  });

  it('include an event that a service published', async () => {
    expect(await changesAfter([...published, ['stream order:created', '7']])).toEqual(['stream order:created']);
    expect(await changesAfter([...published, ['stream order:cancelled', '1']])).toEqual(['stream order:cancelled']);
  });

  it('include Redis, Stripe and mails', async () => {
    const others = ['Redis expiration:ended:a', 'Stripe pi_1', 'a mail to ada@example.com (1)'];
    expect(await changesAfter([...published, ...others.map((place): [string, string] => [place, 'y'])])).toEqual(
      others,
    );
  });
});
