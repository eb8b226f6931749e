import { serverTime } from './server-time';

describe('serverTime', () => {
  const rendered = Date.parse('2027-01-01T12:00:00Z');
  let here = 1_000;
  beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => here));
  afterEach(() => jest.restoreAllMocks());

  it('advances with the monotonic clock', () => {
    expect(serverTime(rendered)).toBe(rendered);
    jest.spyOn(Date, 'now').mockReturnValue(0);
    here += 60_000;
    expect(serverTime(rendered)).toBe(rendered + 60_000);
  });

  it('ignores the older time of a cached page', () => {
    here += 60_000;
    expect(serverTime(rendered)).toBe(rendered + 120_000);
  });

  it('catches up from a new page after a suspension that stopped the monotonic clock', () => {
    const later = rendered + 3_600_000;
    expect(serverTime(later)).toBe(later);
    here += 1_000;
    expect(serverTime(rendered)).toBe(later + 1_000);
  });
});
