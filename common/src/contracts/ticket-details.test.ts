import { ticketDetails } from './ticket';

const valid = { title: 'Winter concert', price: 19.99 };
const problemOf = (fields: object) => ticketDetails.safeParse({ ...valid, ...fields }).error?.issues[0]?.message;

describe('the details of a ticket', () => {
  it('keep what is given of several tickets, apart from what is not given and what is removed', () => {
    const given = {
      quantity: 2,
      split: 'no-single',
      section: ' Stalls ',
      row: null,
      seats: ['12', ' 13'],
      faceValue: '25.50',
    };
    expect(ticketDetails.parse({ ...valid, ...given })).toMatchObject({
      quantity: 2,
      split: 'no-single',
      section: 'Stalls',
      row: null,
      seats: ['12', '13'],
      faceValue: 2550,
    });
    expect(ticketDetails.parse(valid).restrictions).toBeUndefined();
  });

  it.each([
    [{ quantity: 0 }, 'Quantity must be a whole number from 1 to 10'],
    [{ quantity: 11 }, 'Quantity must be a whole number from 1 to 10'],
    [{ quantity: 1.5 }, 'Quantity must be a whole number from 1 to 10'],
    [{ quantity: '2' }, 'Quantity must be a whole number from 1 to 10'],
    [{ quantity: null }, 'Quantity must be a whole number from 1 to 10'],
    [{ split: 'pairs' }, 'Split must be one of: any, none, no-single'],
    [{ section: 'x'.repeat(41) }, 'Section must have at most 40 characters'],
    [{ section: { $gt: '' } }, 'Section is required, as a string'],
    [{ row: ' ' }, 'Row must not be empty'],
    [{ seats: [] }, 'Seats must be a list, with one seat for each ticket'],
    [{ seats: 'A1' }, 'Seats must be a list, with one seat for each ticket'],
    [{ seats: ['A1', 'A1 '] }, 'Seats must differ from each other'],
    [{ seats: ['x'.repeat(21)] }, 'Each seat must have at most 20 characters'],
    [{ faceValue: 0.49 }, 'Face value must be at least 0.50'],
    [{ faceValue: 1.999 }, 'Face value must have at most two decimals'],
    [{ restrictions: 'x'.repeat(501) }, 'Restrictions must have at most 500 characters'],
  ])('are not %j', (fields, problem) => {
    expect(problemOf(fields)).toBe(problem);
  });
});
