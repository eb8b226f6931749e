import { emptyValues, readTicketValues } from './ticket-values';

const typed = { ...emptyValues('Europe/London'), title: 'Hamlet', price: '£12.50', date: '2031-07-02' };

describe('readTicketValues', () => {
  it('reads a date without a time as a day', () => {
    expect(readTicketValues(typed, 'GBP')).toEqual({
      title: 'Hamlet',
      price: '12.50',
      date: '2031-07-02',
      timeZone: 'Europe/London',
      errors: [],
    });
  });

  it('reads a date with a time in the venue’s time zone', () => {
    const evening = { ...typed, time: '19:00', timeZone: 'new york' };
    expect(readTicketValues(evening, 'GBP')).toMatchObject({
      date: '2031-07-02T23:00:00.000Z',
      timeZone: 'America/New_York',
    });
  });

  it('rejects a time that the clocks skip', () => {
    const skipped = { ...typed, date: '2031-03-30', time: '01:30' };
    expect(readTicketValues(skipped, 'GBP').errors).toEqual([
      {
        field: 'time',
        message: '01:30 does not exist on that day in London: the clocks go forward. Choose another time.',
      },
    ]);
  });

  it('takes the first of two ambiguous times and adds a note', () => {
    const twice = { ...typed, date: '2031-10-26', time: '01:30' };
    expect(readTicketValues(twice, 'GBP')).toMatchObject({
      date: '2031-10-26T00:30:00.000Z',
      note: expect.stringContaining('comes twice') as string,
      errors: [],
    });
  });

  it('omits the time zone without a date', () => {
    expect(readTicketValues({ ...typed, date: '' }, 'GBP')).toMatchObject({ date: null, timeZone: null, errors: [] });
  });

  it.each([
    ['a time without a day', { date: '', time: '19:00' }, 'date'],
    ['a zone that does not exist', { timeZone: 'Etc/Unknown' }, 'timeZone'],
    ['a time without a zone', { time: '19:00', timeZone: '' }, 'timeZone'],
    ['a price that is no number', { price: 'a lot' }, 'price'],
  ])('explains input that is %s', (_what, values, field) => {
    expect(readTicketValues({ ...typed, ...values }, 'GBP').errors).toEqual([expect.objectContaining({ field })]);
  });
});
