import { parsePrice } from './parse-price';

describe('parsePrice', () => {
  it.each([
    ...[
      ['12.50', '12.50'],
      ['£12.50', '12.50'],
      ['12.50 £', '12.50'],
      ['GBP 12.5', '12.5'],
      ['gbp12', '12'],
      ['12,50', '12.50'],
      ['1,250', '1250'],
      ['1,250.00', '1250.00'],
      ['1.250,00', '1250.00'],
      ['1 250,00', '1250.00'],
      ['£ 1,234,567.89', '1234567.89'],
      ['.5', '0.5'],
      ['5.', '5'],
      ['007', '7'],
      ['12.-', '12'],
    ],
  ])('reads %j as %j', (typed, price) => {
    expect(parsePrice(typed, 'GBP')).toEqual({ kind: 'price', price });
  });

  it.each([
    ['', /What does it cost/],
    ['twelve', /figures/],
    ['£', /figures/],
    ['-5', /figures/],
    ['1e3', /figures/],
    ['$12.50', /in GBP \(£\)/],
    ['12.345', /two decimals/],
    ['1,2,3', /not clear/],
    ['1.2.3', /not clear/],
    ['12,345.678,9', /not clear/],
  ])('explains what is wrong with %j', (typed, message) => {
    expect(parsePrice(typed, 'GBP')).toEqual({ kind: 'unclear', message: expect.stringMatching(message) as string });
  });
});
