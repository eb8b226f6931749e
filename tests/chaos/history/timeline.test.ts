import { anExchange, at, aSnapshot } from '../checker/testing/a-snapshot';
import { describeTimeline } from './timeline';

/** The timeline of the complete order, or of its ticket. */
function timelineOf(
  what: 'complete' | 'sold',
  change: (world: ReturnType<typeof aSnapshot>) => void = () => undefined,
) {
  const world = aSnapshot();
  change(world);
  return describeTimeline(world.snapshot, world[what]._id.toHexString());
}

describe('the timeline of a resource', () => {
  it('lists charges, refunds and mails among the events, in order', () => {
    const refund = ({ snapshot }: ReturnType<typeof aSnapshot>) =>
      snapshot.refunds.push({
        id: 're_1',
        amount: 1_999,
        created: at(5) / 1_000,
        payment_intent: 'pi_1',
        status: 'succeeded',
      });
    const timeline = timelineOf('complete', refund);
    expect(timeline.map((line) => line.slice(14))).toEqual([
      expect.stringMatching(/^order:created/),
      expect.stringMatching(/^order:completed/),
      expect.stringMatching(/^Stripe is asked for 1999/),
      'a mail to buyer@example.com: Your ticket: Seat 1',
      'Stripe refunds 1999 of pi_1',
    ]);
  });

  it('of a ticket includes its order', () => {
    expect(timelineOf('sold').join()).toContain('Stripe is asked for 1999');
  });

  it('says when a fault was over, and when it was not reached', () => {
    const crash = { fault: 'crash of orders', processes: ['orders-0'], from: at(2), to: at(10), reached: false };
    const timeline = timelineOf('complete', ({ snapshot }) => snapshot.history.injections.push(crash)).join('\n');
    expect(timeline).toContain('*** crash of orders\n');
    expect(timeline).toContain('*** crash of orders: not reached');
  });

  it('leaves out lists, which name every resource', () => {
    const list = ({ snapshot, sold }: ReturnType<typeof aSnapshot>) => {
      const answer = [{ id: sold._id.toHexString() }];
      snapshot.history.exchanges.push(anExchange({ status: 200, answer }));
    };
    expect(timelineOf('sold', list).join()).not.toContain('asks GET');
  });
});
