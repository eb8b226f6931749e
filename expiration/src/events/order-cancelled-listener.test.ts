import { expirationComplete, orderCancelled, orderCreated } from '@ticketing/common';
import { anOrderCancelled, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { inMs, startExpiration } from '../testing/start-expiration';

afterEach(stopAll);

describe('order:cancelled', () => {
  it('cancels the expiration', async () => {
    const { bus } = await startExpiration();
    const cancelled = anOrderCreated({ expiresAt: inMs(2_000) });
    const later = anOrderCreated({ expiresAt: inMs(2_200) });
    await bus.deliver(orderCreated, cancelled);
    await bus.deliver(orderCreated, later);

    await bus.deliver(orderCancelled, anOrderCancelled(cancelled));
    await bus.waitForPublished(expirationComplete);

    expect(bus.published(expirationComplete).map(({ data }) => data.orderId)).toEqual([later.id]);
  });

  it('cancels the expiration when it overtakes the creation', async () => {
    const { bus } = await startExpiration();
    const cancelled = anOrderCreated({ expiresAt: inMs(-1_000) });
    const later = anOrderCreated({ expiresAt: inMs(300) });

    await bus.deliver(orderCancelled, anOrderCancelled(cancelled));
    await bus.deliver(orderCreated, cancelled);
    await bus.deliver(orderCreated, later);
    await bus.waitForPublished(expirationComplete);

    expect(bus.published(expirationComplete).map(({ data }) => data.orderId)).toEqual([later.id]);
  });
});
