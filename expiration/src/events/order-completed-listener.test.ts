import { expirationComplete, orderCompleted, orderCreated } from '@ticketing/common';
import { anOrderCompleted, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { inMs, startExpiration } from '../testing/start-expiration';

afterEach(stopAll);

describe('order:completed', () => {
  it('cancels the expiration, also when it overtakes the creation', async () => {
    const { bus } = await startExpiration();
    const paid = anOrderCreated({ expiresAt: inMs(300) });
    const paidFirst = anOrderCreated({ expiresAt: inMs(300) });
    const open = anOrderCreated({ expiresAt: inMs(900) });

    await bus.deliver(orderCreated, paid);
    await bus.deliver(orderCompleted, anOrderCompleted(paid));
    await bus.deliver(orderCompleted, anOrderCompleted(paidFirst));
    await bus.deliver(orderCreated, paidFirst);
    await bus.deliver(orderCreated, open);
    await bus.waitForPublished(expirationComplete);

    expect(bus.published(expirationComplete).map(({ data }) => data.orderId)).toEqual([open.id]);
  });
});
