import { expirations, undisturbedExpirations } from './expirations';
import { anEvent, anOrder, at, aSnapshot } from './testing/a-snapshot';

/** A run in which this many reservations ran out, each a second late. */
function ranOut(count: number) {
  const { snapshot, free } = aSnapshot();
  const orders = Array.from({ length: count }, () => anOrder(free, 'cancelled'));
  snapshot.orders = orders;
  snapshot.stream = orders.map((order) => ({ ...anEvent('order:cancelled', order, 1), time: at(16) }));
  const report = () => {
    const data = { orderId: orders[0]?._id.toHexString() ?? '' };
    snapshot.stream.push({ subject: 'expiration:complete', payload: '', time: at(15), data, redelivered: false });
  };
  return { snapshot, report };
}

describe('the check of expirations', () => {
  it('finds that no expiration was reported', () => {
    expect(expirations.find(ranOut(5).snapshot)).toHaveLength(1);
  });

  it('accepts that some were reported', () => {
    const { snapshot, report } = ranOut(5);
    report();
    expect(expirations.find(snapshot)).toEqual([]);
  });

  it('accepts that none was reported where few ran out, or a server was down', () => {
    expect(expirations.find(ranOut(4).snapshot)).toEqual([]);
    const { snapshot } = ranOut(5);
    snapshot.history.injections.push({ fault: 'kill -9 redis', processes: ['redis'], from: at(10), to: at(11) });
    expect(expirations.find(snapshot)).toEqual([]);
  });

  it('ignores reservations whose events were on a wiped bus', () => {
    const { snapshot, report } = ranOut(5);
    report();
    expect(undisturbedExpirations(snapshot)).toMatchObject({ all: { length: 5 }, reported: { length: 1 } });
    const wipe = { fault: 'nats killed, its store wiped', processes: ['nats'], from: at(20), to: at(21) };
    snapshot.history.injections.push(wipe);
    expect(undisturbedExpirations(snapshot)).toEqual({ all: [], reported: [] });
  });
});
