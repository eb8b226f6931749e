import { meetsAim, percentile, ratioToBare } from './figure';

describe('figures', () => {
  it('give the value that a share of the values does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, n) => 99 - n);

    expect([percentile(values, 50), percentile(values, 99)]).toEqual([50, 99]);
    expect(percentile([7], 99)).toBe(7);
  });

  it('compare with the bare server round by round, so that a machine that slows both down changes nothing', () => {
    const figure = { name: 'requests', unit: '/s', rounds: [600, 60, 300], bare: [1_000, 100, 500] } as const;

    expect(ratioToBare({ ...figure, rounds: [...figure.rounds], bare: [...figure.bare] })).toBeCloseTo(0.6);
  });

  it('meet an aim from the side that is better', () => {
    const pages = { name: '/', unit: '/s', rounds: [160], aim: { value: 150 } } as const;

    expect(meetsAim({ ...pages, rounds: [160] })).toBe(true);
    expect(meetsAim({ ...pages, unit: 'ms', rounds: [160] })).toBe(false);
    expect(meetsAim({ name: '/', unit: '/s', rounds: [60], bare: [100], aim: { shareOfBare: 0.7 } })).toBe(false);
  });
});
