import { crashAt, failpoints, namedGaps, describeFailpoints } from './failpoints';

const at = (service: string, step: string) => ({ fault: crashAt(service, step), processes: [], from: 0 });

describe('the failpoints', () => {
  it('are reported with how often each was set and reached', () => {
    const injections = [at('orders', 'published-not-marked'), at('tickets', 'published-not-marked')];
    const missed = [at('orders', 'published-not-marked')];
    const lines = describeFailpoints({ injections, missed });
    expect(lines).toHaveLength(failpoints.flatMap(({ steps }) => steps).length);
    expect(lines).toContain('crash of orders: published not marked: asked for 2 times, reached 1 times');
    expect(lines).toContain('crash of orders: stored not published: asked for 0 times, reached 0 times');
  });

  it('have each named gap in each of its services', () => {
    const known = failpoints.flatMap(({ service, steps }) => steps.map((step) => crashAt(service, step)));
    const named = namedGaps.flatMap(({ step, services }) => services.map((service) => crashAt(service, step)));
    expect(known).toEqual(expect.arrayContaining(named));
  });
});
