import { browserZone, dayIn, findZone, isTimeZone, readLocalTime, toLocal, zoneName } from './zone';

describe('a time zone', () => {
  it.each(['Europe/London', 'Pacific/Kiritimati', 'UTC', 'America/Argentina/Buenos_Aires'])(
    'isTimeZone accepts %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  it.each(['Etc/Unknown', 'Mars/Olympus', '', '+01:00', 'Europe/London; x', undefined])(
    'isTimeZone rejects %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );

  it.each([
    ['America/New_York', 'New York time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'UTC−5'],
  ])('zoneName formats %s as %s', (zone, name) => {
    expect(zoneName(zone)).toBe(name);
  });

  it.each([
    ['europe/london', 'Europe/London'],
    ['New York', 'America/New_York'],
    [' Tokyo ', 'Asia/Tokyo'],
    ['UTC', 'UTC'],
    ['Atlantis', undefined],
    ['', undefined],
  ])('findZone maps %j to %s', (typed, zone) => {
    expect(findZone(typed)).toBe(zone);
  });
});

describe('browserZone', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['Asia/Tokyo', 'Asia/Tokyo'],
    ['Etc/Unknown', 'UTC'],
    [undefined, 'UTC'],
  ])('maps the reported zone %j to %s', (timeZone, zone) => {
    const options = { timeZone } as Intl.ResolvedDateTimeFormatOptions;
    jest.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options);
    expect(browserZone()).toBe(zone);
  });
});

describe('local times', () => {
  it.each([
    ['2027-07-02T19:30', 'Europe/London', '2027-07-02T18:30:00.000Z'],
    ['2027-01-02T19:30', 'Europe/London', '2027-01-02T19:30:00.000Z'],
    ['2027-01-01T00:15', 'Asia/Kathmandu', '2026-12-31T18:30:00.000Z'],
    ['2027-03-28T00:59', 'Europe/London', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T02:00', 'Europe/London', '2027-03-28T01:00:00.000Z'],
    ['2027-03-14T03:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
    ['2027-11-07T02:00', 'America/Los_Angeles', '2027-11-07T10:00:00.000Z'],
    ['2027-03-28T01:30', 'Asia/Tokyo', '2027-03-27T16:30:00.000Z'],
    ['2027-01-01T00:00', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
  ])('%s in %s converts to %s and back', (local, zone, moment) => {
    expect(readLocalTime(local, zone)).toEqual({ kind: 'exact', moment });
    expect(toLocal(moment, zone)).toBe(local);
  });

  it.each([
    ['2027-03-28T01:00', 'Europe/London'],
    ['2027-03-28T01:59', 'Europe/London'],
    ['2027-03-14T02:30', 'America/New_York'],
    ['2027-03-14T02:30', 'America/Los_Angeles'],
    // Samoa skipped this day when it crossed the date line.
    ['2011-12-30T12:00', 'Pacific/Apia'],
  ])('%s in %s does not exist', (local, zone) => {
    expect(readLocalTime(local, zone)).toEqual({ kind: 'skipped' });
  });

  it.each([
    ['2027-10-31T01:30', 'Europe/London', '2027-10-31T00:30:00.000Z'],
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['2027-11-07T01:00', 'America/Los_Angeles', '2027-11-07T08:00:00.000Z'],
  ])('%s in %s occurs twice, first at %s', (local, zone, moment) => {
    expect(readLocalTime(local, zone)).toEqual({ kind: 'repeated', moment });
  });

  it.each([
    ['America/Los_Angeles', '2026-12-31'],
    ['Europe/London', '2027-01-01'],
    ['Pacific/Kiritimati', '2027-01-01'],
  ])('in %s the date is %s at three in the morning in London', (zone, day) => {
    expect(dayIn(zone, Date.parse('2027-01-01T03:00:00Z'))).toBe(day);
  });
});
