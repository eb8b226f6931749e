import fc from 'fast-check';
import { quantitiesOnSale, refuseSplit, type Remainder } from './split';

const four = { quantity: 4, available: 4 } as const;

describe('a listing of several tickets', () => {
  it.each<[string, Remainder, number[]]>([
    ['in any number unless its seller says otherwise', four, [1, 2, 3, 4]],
    ['together only', { ...four, split: 'none' }, [4]],
    ['together only, of which some are reserved', { quantity: 4, available: 3, split: 'none' }, []],
    ['so that none is left alone', { ...four, split: 'no-single' }, [1, 2, 4]],
    ['so that none is left alone, with three left', { quantity: 4, available: 3, split: 'no-single' }, [1, 3]],
    ['so that none is left alone, with a single one left', { quantity: 4, available: 1, split: 'no-single' }, [1]],
    [
      'so that none is left alone, while one that may come back is reserved',
      { quantity: 4, available: 3, split: 'no-single', singleReserved: true },
      [1],
    ],
    ['when nothing is left', { quantity: 4, available: 0 }, []],
  ])('is sold %s', (_how, remainder, expected) => {
    expect(quantitiesOnSale(remainder)).toEqual(expected);
  });

  it.each([
    [{ quantity: 4, available: 2 }, 3, 'too-few-left'],
    [{ ...four, split: 'none' as const }, 2, 'together-only'],
    [{ ...four, split: 'no-single' as const }, 3, 'leaves-one'],
  ])('says of %j why it does not sell %d', (remainder, wanted, reason) => {
    expect(refuseSplit(remainder, wanted)).toBe(reason);
  });

  it('never leaves one alone with `no-single`, whatever is reserved, paid and cancelled', () => {
    const step = fc.record({
      what: fc.constantFrom('reserve' as const, 'pay' as const, 'cancel' as const),
      which: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10 }), fc.array(step, { maxLength: 40 }), (quantity, steps) => {
        let orders: { count: number; paid: boolean }[] = [];
        const available = () => quantity - orders.reduce((sum, { count }) => sum + count, 0);
        for (const { what, which } of steps) {
          const order = orders[which % Math.max(1, orders.length)];
          const singleReserved = orders.some(({ count, paid }) => count === 1 && !paid);
          const remainder: Remainder = { quantity, split: 'no-single', available: available(), singleReserved };
          const wanted = 1 + (which % 4);
          if (what === 'reserve' && refuseSplit(remainder, wanted) === undefined) {
            orders.push({ count: wanted, paid: false });
          }
          if (what === 'pay' && order) order.paid = true;
          if (what === 'cancel' && order && !order.paid) orders = orders.filter((other) => other !== order);
          expect(available()).not.toBe(1);
          expect(available()).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
