import { anExchange, at, aSnapshot } from '../checker/testing/a-snapshot';
import { describeTimeline } from './timeline';

/** What is told of the complete order, or of its ticket. */
function toldOf(what: 'complete' | 'sold', change: (world: ReturnType<typeof aSnapshot>) => void = () => undefined) {
  const world = aSnapshot();
  change(world);
  return describeTimeline(world.snapshot, world[what]._id.toHexString());
}

describe('the history of one thing', () => {
  it('has charges, refunds and mails among the events, in order', () => {
    const refund = ({ snapshot }: ReturnType<typeof aSnapshot>) =>
      snapshot.refunds.push({
        id: 're_1',
        amount: 1_999,
        created: at(5) / 1_000,
        payment_intent: 'pi_1',
        status: 'succeeded',
      });
    const told = toldOf('complete', refund);
    expect(told.map((line) => line.slice(14))).toEqual([
      expect.stringMatching(/^order:created/),
      expect.stringMatching(/^order:completed/),
      expect.stringMatching(/^the bank is asked for 1999/),
      'a mail to buyer@example.com: Your ticket: Seat 1',
      'the bank gives back 1999 of pi_1',
    ]);
  });

  it('of a ticket has what happened to its order', () => {
    expect(toldOf('sold').join()).toContain('the bank is asked for 1999');
  });

  it('tells when a fault was over, and when nobody came by', () => {
    const crash = { fault: 'crash of orders', processes: ['orders-0'], from: at(2), to: at(10), reached: false };
    const told = toldOf('complete', ({ snapshot }) => snapshot.history.injections.push(crash)).join('\n');
    expect(told).toContain('*** crash of orders\n');
    expect(told).toContain('*** crash of orders: nobody came by');
  });

  it('leaves out lists, which name everything', () => {
    const list = ({ snapshot, sold }: ReturnType<typeof aSnapshot>) => {
      const answer = [{ id: sold._id.toHexString() }];
      snapshot.history.exchanges.push(anExchange({ status: 200, answer }));
    };
    expect(toldOf('sold', list).join()).not.toContain('asks GET');
  });
});
