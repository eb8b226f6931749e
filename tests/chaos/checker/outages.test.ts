import { outagesOf, timeIn } from './outages';

const replicas = ['orders-0', 'orders-1'];
const killed = (from: number, to: number, ...processes: string[]) => ({ fault: 'kill -9', processes, from, to });
const crash = (from: number, to: number, reached?: boolean) => ({
  ...{ fault: 'crash of orders: stored not published', processes: replicas, from, to },
  ...(reached !== undefined && { reached }),
});

describe('when a service is out', () => {
  it('is while all of its replicas are', () => {
    const injections = [killed(10, 20, 'orders-0'), killed(15, 30, 'orders-1'), killed(12, 40, 'payments-0')];
    expect(outagesOf(replicas, injections)).toEqual([{ from: 15, to: 20 }]);
    expect(outagesOf(replicas, [killed(10, 20, ...replicas)])).toEqual([{ from: 10, to: 20 }]);
  });

  it('is not while one of them is, however often', () => {
    expect(outagesOf(replicas, [killed(10, 20, 'orders-0'), killed(12, 18, 'orders-0')])).toEqual([]);
    expect(outagesOf(replicas, [crash(10, 20)])).toEqual([]);
  });

  it('may be while one of them is and another crashes, if it does', () => {
    expect(outagesOf(replicas, [crash(10, 20, true), killed(15, 30, 'orders-0')])).toEqual([{ from: 15, to: 20 }]);
    expect(outagesOf(replicas, [crash(10, 20, false), killed(15, 30, 'orders-0')])).toEqual([]);
  });

  it('takes the time of what overlaps, once', () => {
    const spans = [
      { from: 10, to: 20 },
      { from: 15, to: 30 },
    ];
    expect(timeIn(spans, 12, 25)).toBe(13);
    expect(timeIn(spans, 40, 50)).toBe(0);
  });
});
