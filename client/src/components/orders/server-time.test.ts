import { serverTime } from './server-time';

describe('the server’s clock', () => {
  const rendered = Date.parse('2027-01-01T12:00:00Z');
  let here = 1_000;
  beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => here));
  afterEach(() => jest.restoreAllMocks());

  it('advances by the monotonic clock', () => {
    expect(serverTime(rendered)).toBe(rendered);
    jest.spyOn(Date, 'now').mockReturnValue(0);
    here += 60_000;
    expect(serverTime(rendered)).toBe(rendered + 60_000);
  });

  it('does not go back to what a page from a cache says', () => {
    here += 60_000;
    expect(serverTime(rendered)).toBe(rendered + 120_000);
  });

  it('goes forward where the page says so, after a sleep in which the other clock stood', () => {
    const later = rendered + 3_600_000;
    expect(serverTime(later)).toBe(later);
    here += 1_000;
    expect(serverTime(rendered)).toBe(later + 1_000);
  });
});
