import { expirationComplete, orderCreated, withCorrelationId } from '@ticketing/common';
import { anOrderCreated, stopAll, waitFor } from '@ticketing/common/testing';
import { inMs, startExpiration } from '../testing/start-expiration';

afterEach(stopAll);

describe('order:created', () => {
  it('makes the reservation expire at its time, not before and hardly later', async () => {
    const { bus } = await startExpiration();
    const order = anOrderCreated({ expiresAt: inMs(1_000) });

    await bus.deliver(orderCreated, order);
    await bus.waitForPublished(expirationComplete, ({ orderId }) => orderId === order.id);

    const late = Date.now() - Date.parse(order.expiresAt);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_500);
  });

  it('makes a reservation whose time is over expire at once', async () => {
    const { bus } = await startExpiration();
    const order = anOrderCreated({ expiresAt: inMs(-60_000) });

    await bus.deliver(orderCreated, order);

    const { source, time } = await bus.waitForPublished(expirationComplete);
    expect(source).toBe('expiration');
    expect(time.toISOString()).toBe(order.expiresAt);
  });

  it('makes it expire once when delivered to two replicas', async () => {
    const one = await startExpiration();
    const two = await startExpiration({ keyPrefix: one.keyPrefix });
    const [order, later] = [anOrderCreated({ expiresAt: inMs(300) }), anOrderCreated({ expiresAt: inMs(900) })];

    await Promise.all([one, two].map(({ bus }) => bus.deliver(orderCreated, order)));
    await one.bus.deliver(orderCreated, later);
    const published = () => [one, two].flatMap(({ bus }) => bus.published(expirationComplete));
    await waitFor(() => published().some(({ data }) => data.orderId === later.id));

    expect(published().map(({ data }) => data.orderId)).toEqual([order.id, later.id]);
  });

  it('leads to the same event when it is delivered again after the expiration', async () => {
    const { bus } = await startExpiration();
    const order = anOrderCreated({ expiresAt: inMs(-1_000) });

    await bus.deliver(orderCreated, order);
    await bus.waitForPublished(expirationComplete);
    await bus.deliver(orderCreated, order);
    const [first, again] = await waitFor(() => {
      const events = bus.published(expirationComplete);
      return events.length === 2 && events;
    });

    expect(again?.id).toBe(first?.id);
  });

  it('leads to an expiration once the bus is back, when it was away at that time', async () => {
    const { bus } = await startExpiration();
    await bus.deliver(orderCreated, anOrderCreated({ expiresAt: inMs(100) }));
    bus.away = true;
    const before = Date.now();
    await waitFor(() => Date.now() > before + 1_000);
    expect(bus.published(expirationComplete)).toEqual([]);

    bus.away = false;

    await bus.waitForPublished(expirationComplete);
  });

  it('passes on the id of the request that reserved the ticket', async () => {
    const { bus } = await startExpiration();

    await withCorrelationId('request-7', () => bus.deliver(orderCreated, anOrderCreated({ expiresAt: inMs(0) })));

    const { correlationId } = await bus.waitForPublished(expirationComplete);
    expect(correlationId).toBe('request-7');
  });
});
