import { ConflictError } from '@ticketing/common';
import mongoose from 'mongoose';
import type { NewOrder } from '../models/order';
import { TicketContests } from './ticket-contests';

const order = {} as NewOrder;
const duplicate = (index: string) =>
  new mongoose.mongo.MongoServerError({ code: 11_000, keyPattern: { [index]: 1 }, message: 'E11000' });

/** An attempt that is answered by the test. */
function anAttempt() {
  let resolve: (order: NewOrder) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const outcome = new Promise<NewOrder>((...settle) => ([resolve, reject] = settle));
  return { attempt: jest.fn(() => outcome), resolve, reject };
}

const outcomeOf = (entered: Promise<NewOrder>) =>
  entered.then(
    () => 'won',
    (error: unknown) => error,
  );

describe('the contest for one ticket', () => {
  it('makes one attempt for all who ask while another is under way', async () => {
    const contests = new TicketContests();
    const [first, second, third] = [anAttempt(), anAttempt(), anAttempt()];
    const outcomes = [first, second, third].map(({ attempt }) => outcomeOf(contests.enter('a', attempt)));
    first.resolve(order);
    expect(await outcomes[0]).toBe('won');
    // The ticket may have been given back by now: the next attempt decides, and begins after both have asked.
    const refusal = duplicate('ticket.units');
    second.reject(refusal);
    expect(await Promise.all(outcomes.slice(1))).toEqual([refusal, refusal]);
    expect([first, second, third].map(({ attempt }) => attempt.mock.calls.length)).toEqual([1, 1, 0]);
  });

  it('refuses those who share an attempt that succeeds', async () => {
    const contests = new TicketContests();
    const [first, second, third] = [anAttempt(), anAttempt(), anAttempt()];
    const outcomes = [first, second, third].map(({ attempt }) => outcomeOf(contests.enter('a', attempt)));
    first.reject(duplicate('ticket.units'));
    second.resolve(order);
    expect(await outcomes[1]).toBe('won');
    expect(await outcomes[2]).toEqual(new ConflictError('This ticket is reserved'));
  });

  it('lets the others try for themselves when an attempt fails for a reason of its own', async () => {
    const contests = new TicketContests();
    const [first, second, third, fourth] = [anAttempt(), anAttempt(), anAttempt(), anAttempt()];
    const outcomes = [first, second, third, fourth].map(({ attempt }) => outcomeOf(contests.enter('a', attempt)));
    first.resolve(order);
    const limit = duplicate('slot');
    second.reject(limit);
    third.resolve(order);
    fourth.reject(duplicate('ticket.units'));
    expect(await Promise.all(outcomes)).toEqual(['won', limit, 'won', duplicate('ticket.units')]);
  });

  it('is another one for another ticket', async () => {
    const contests = new TicketContests();
    const stuck = anAttempt();
    void contests.enter('a', stuck.attempt);
    const other = anAttempt();
    other.resolve(order);
    expect(await contests.enter('b', other.attempt)).toBe(order);
  });

  it('is forgotten once nobody waits', async () => {
    const contests = new TicketContests();
    await contests.enter('a', () => Promise.resolve(order));
    await outcomeOf(contests.enter('a', () => Promise.reject(duplicate('ticket.units'))));
    expect(contests).toHaveProperty('contests.size', 0);
  });
});
