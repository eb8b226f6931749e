import { isPast } from './ticket';

describe("a ticket's date", () => {
  const noon = new Date('2026-11-23T12:00:00.000Z');

  it.each([
    ['2026-11-23T12:00:00.000Z', true],
    ['2026-11-23T12:00:00.001Z', false],
  ])('is past from %s on, at noon of 23 November: %s', (onSaleUntil, past) => {
    expect(isPast({ date: '2026-11-23', onSaleUntil: new Date(onSaleUntil) }, noon)).toBe(past);
  });

  it.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['2026-11-23T12:00:00.000Z', true],
    ['2026-11-23T12:01:00.000Z', false],
  ])('that an earlier version copied, of %s, is past at noon of 23 November: %s', (date, past) => {
    expect(isPast({ date: new Date(date) }, noon)).toBe(past);
  });

  it('is never past without a date', () => {
    expect(isPast({}, noon)).toBe(false);
  });
});
