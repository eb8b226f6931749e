import { History } from '../history/history';
import { ownOrder } from './reserving';
import { RecordingClient } from './recording-client';

type Answer = NonNullable<Parameters<typeof ownOrder>[2]>;

const mine = { id: 'o', ticket: { id: 'mine' } };
const answerOf = (status: number, data: unknown) => ({ status, data }) as Answer;
const reserved = answerOf(409, { errors: [{ message: 'This ticket is reserved' }] });

/** Has one order, on the ticket `mine`. */
function aBuyer(sendsKeys: boolean): RecordingClient {
  const buyer = new RecordingClient('http://127.0.0.1:1', 'buyer 1', new History(), sendsKeys);
  jest.spyOn(buyer, 'ask').mockResolvedValue(answerOf(200, [mine]));
  return buyer;
}

describe('the order of a buyer who finds the ticket reserved', () => {
  it('is their own from a try whose answer got lost, where there was no key', async () => {
    expect(await ownOrder(aBuyer(false), 'mine', reserved)).toEqual(mine);
  });

  it('is none where it is on another ticket, or where a key would have brought the first answer', async () => {
    expect(await ownOrder(aBuyer(false), 'other', reserved)).toBeUndefined();
    expect(await ownOrder(aBuyer(true), 'mine', reserved)).toBeUndefined();
  });
});
