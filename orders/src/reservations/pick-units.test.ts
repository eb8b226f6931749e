import fc from 'fast-check';
import { pickUnits, type Holder } from './pick-units';

const unpaid = (...units: number[]): Holder => ({ status: 'created', units });
const paid = (...units: number[]): Holder => ({ status: 'complete', units });

describe('the units of a reservation', () => {
  it.each<[string, Holder[], number, number[]]>([
    ['the lowest', [], 2, [0, 1]],
    ['the lowest beside each other', [unpaid(1)], 2, [2, 3]],
    ['the lowest of those that are left where none are beside each other', [unpaid(1), paid(3)], 3, [0, 2, 4]],
    ['one that was given back', [unpaid(1, 2)], 1, [0]],
  ])('are %s', (_which, holders, wanted, expected) => {
    expect(pickUnits({ quantity: 5 }, holders, wanted)).toEqual(expected);
  });

  it.each([
    [{ quantity: 3 }, [unpaid(0, 1, 2)], 1, 'This ticket is reserved'],
    [{ quantity: 3 }, [paid(0, 1), unpaid(2)], 1, 'This ticket is reserved'],
    [{ quantity: 3 }, [paid(0, 1), paid(2)], 1, 'This ticket is sold'],
    [{ quantity: 4 }, [paid(0, 1)], 3, 'Only 2 are left'],
    [{ quantity: 3 }, [paid(0, 1)], 2, 'Only 1 is left'],
    [{ quantity: 4, split: 'none' as const }, [], 2, 'Sold together only'],
    [{ quantity: 4, split: 'no-single' as const }, [], 3, 'One alone must not be left'],
    [{ quantity: 3, split: 'no-single' as const }, [unpaid(0)], 2, 'One alone must not be left'],
  ])('of %j with %j can’t be %d: %s', (lot, holders, wanted, message) => {
    expect(() => pickUnits(lot, holders, wanted)).toThrow(message);
  });

  it('are free, different, of the listing, as many as wanted, and side by side wherever that is possible', () => {
    const taken = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    fc.assert(
      fc.property(taken, fc.integer({ min: 1, max: 10 }), (units, wanted) => {
        fc.pre(units.length + wanted <= 10);
        const picked = pickUnits({ quantity: 10 }, units.length > 0 ? [unpaid(...units)] : [], wanted);
        expect(new Set(picked).size).toBe(wanted);
        expect(picked.every((n) => n >= 0 && n < 10 && !units.includes(n))).toBe(true);
        const starts = Array.from({ length: 11 - wanted }, (_, n) => n);
        const together = starts.some((n) => !units.some((unit) => unit >= n && unit < n + wanted));
        expect(picked.at(-1) === (picked[0] ?? 0) + wanted - 1).toBe(together);
      }),
    );
  });
});
