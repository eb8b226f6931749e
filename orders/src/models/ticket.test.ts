import { isPast } from './ticket';

describe("a ticket's date", () => {
  const noon = new Date('2026-11-23T12:00:00.000Z');

  it.each([
    ['2026-11-22T23:59:59.999Z', true],
    ['2026-11-23T00:00:00.000Z', false],
    ['2026-11-23T11:00:00.000Z', false],
    ['2026-11-24T00:00:00.000Z', false],
  ])('%s has passed at noon of 23 November: %s', (date, past) => {
    expect(isPast({ date: new Date(date) }, noon)).toBe(past);
  });

  it('never passes when there is none', () => {
    expect(isPast({}, noon)).toBe(false);
  });
});
