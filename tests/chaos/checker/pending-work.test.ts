import type { Channel } from '@ticketing/test-driver/channels';
import { services, subscribersOf } from '@ticketing/services';
import { pendingInQueues, pendingOnBus } from './pending-work';

const jobs = { queue: 'confirmation:mails', wait: 0, active: 0, delayed: 0 };

/** A bus on which every subscriber has handled every event. */
const aBus = (): Required<Channel>[] =>
  [...new Set(services.flatMap(({ subscribes = [] }) => subscribes))].map((name) => ({
    ...{ name, msgs: 7, bytes: 7, last_seq: 7 },
    subscriptions: subscribersOf(name).map((service) => ({
      ...{ queue_name: `${service}:${service}`, is_offline: false, last_sent: 7, pending_count: 0 },
    })),
  }));

describe('the pending work', () => {
  it('is empty where every subscriber is there and has handled every event', () => {
    expect(pendingOnBus(aBus())).toEqual([]);
    expect(pendingInQueues([jobs, { ...jobs, queue: 'expiration:expirations', delayed: 3 }])).toEqual([]);
  });

  it.each<[what: string, change: (channel: Required<Channel>) => void]>([
    ['a channel that is gone', (channel) => (channel.name = 'other')],
    ['a consumer that is gone', ({ subscriptions }) => subscriptions.pop()],
    ['a consumer that is away', ({ subscriptions }) => subscriptions.forEach((one) => (one.is_offline = true))],
    ['an event that was not sent', (channel) => (channel.last_seq = 8)],
    [
      'an event that was not acknowledged',
      ({ subscriptions }) => subscriptions.forEach((one) => (one.pending_count = 1)),
    ],
  ])('includes %s', (_what, change) => {
    const bus = aBus();
    bus.slice(0, 1).forEach(change);
    expect(pendingOnBus(bus)).toHaveLength(1);
  });

  it.each(['wait', 'active', 'delayed'])('includes a mail whose job is in "%s"', (state) => {
    expect(pendingInQueues([{ ...jobs, [state]: 1 }])).toHaveLength(1);
  });
});
