import { useDataFolder } from '../testing/data-folder';
import { recordEvent } from './events';
import { Ledger } from './ledger';
import type { StripeEvent } from './model';

function event(number: number): StripeEvent {
  return {
    id: `evt_${number}`,
    object: 'event',
    api_version: null,
    created: number,
    data: { object: {} },
    livemode: false,
    pending_webhooks: 0,
    request: { id: 'req_1', idempotency_key: null },
    type: 'charge.succeeded',
  };
}

describe('the stored events', () => {
  const folder = useDataFolder();
  const record = (webhooks: 0 | 1): Ledger => {
    const ledger = new Ledger(folder());
    ledger.store.transaction(() => {
      for (let number = 0; number < 10_005; number += 1) recordEvent(ledger, webhooks, event(number));
    });
    return ledger;
  };

  it('are limited to the newest ten thousand', () => {
    const ledger = record(0);
    expect(ledger.events.size).toBe(10_000);
    expect(ledger.events.get('evt_4')).toBeUndefined();
    expect(ledger.events.get('evt_10004')).toBeDefined();
  });

  it('exceed the limit while their webhooks are pending', () => {
    expect(record(1).events.size).toBe(10_005);
  });
});
