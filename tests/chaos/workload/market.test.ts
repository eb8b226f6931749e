import { randomFrom } from '@ticketing/test-driver/random';
import { Market } from './market';

describe('the market', () => {
  let now: number;
  let market: Market;
  const wantedOf = () => {
    const random = randomFrom(1);
    return new Set(Array.from({ length: 100 }, () => market.wanted(random)));
  };

  beforeEach(() => {
    now = 1_000;
    market = new Market(undefined, () => now);
    market.offer('new');
  });

  it('does not offer a ticket that is taken', () => {
    market.offerAgain('released', now);
    market.taken('new');
    market.taken('released');
    expect(wantedOf()).toEqual(new Set([undefined]));
  });

  it('offers a ticket that was not bought again once it is free', () => {
    market.offerAgain('released', 2_000);
    expect(wantedOf()).toEqual(new Set(['new']));
    now = 2_000;
    expect(wantedOf()).toEqual(new Set(['new', 'released']));
  });

  it('lists the newest tickets for those who ask for many at once', () => {
    for (const ticketId of ['second', 'third']) market.offer(ticketId);
    market.taken('second');
    expect(market.newest(2)).toEqual(['new', 'third']);
  });
});
