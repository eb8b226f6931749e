import { expirations, undisturbedExpirations } from './expirations';
import { anEvent, anOrder, at, aWorld } from './testing/a-world';

/** A run in which this many reservations ran out, each a second late. */
function ranOut(count: number) {
  const { evidence, free } = aWorld();
  const orders = Array.from({ length: count }, () => anOrder(free, 'cancelled'));
  evidence.orders = orders;
  evidence.stream = orders.map((order) => ({ ...anEvent('order:cancelled', order, 1), time: at(16) }));
  const tell = () => {
    const data = { orderId: orders[0]?._id.toHexString() ?? '' };
    evidence.stream.push({ subject: 'expiration:complete', payload: '', time: at(15), data, redelivered: false });
  };
  return { evidence, tell };
}

describe('whether expiration tells', () => {
  it('finds that it does not', () => {
    expect(expirations.find(ranOut(5).evidence)).toHaveLength(1);
  });

  it('finds nothing where it does', () => {
    const { evidence, tell } = ranOut(5);
    tell();
    expect(expirations.find(evidence)).toEqual([]);
  });

  it('finds nothing where too few ran out, or something was away', () => {
    expect(expirations.find(ranOut(4).evidence)).toEqual([]);
    const { evidence } = ranOut(5);
    evidence.history.injections.push({ fault: 'kill -9 redis', processes: ['redis'], from: at(10), to: at(11) });
    expect(expirations.find(evidence)).toEqual([]);
  });

  it('counts none that a wiped bus has forgotten', () => {
    const { evidence, tell } = ranOut(5);
    tell();
    expect(undisturbedExpirations(evidence)).toMatchObject({ all: { length: 5 }, told: { length: 1 } });
    const wipe = { fault: 'nats killed, its store wiped', processes: ['nats'], from: at(20), to: at(21) };
    evidence.history.injections.push(wipe);
    expect(undisturbedExpirations(evidence)).toEqual({ all: [], told: [] });
  });
});
