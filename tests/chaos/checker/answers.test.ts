import type { Exchange } from '../history/history';
import { answers } from './answers';
import { anExchange, at, aSnapshot } from './testing/a-snapshot';

type World = ReturnType<typeof aSnapshot>;

function problemsOf(exchange: Partial<Exchange>, { snapshot }: World = aSnapshot()): string[] {
  snapshot.history.exchanges.push(anExchange(exchange));
  return answers.find(snapshot).map(({ message }) => message);
}

const errors = (message: string) => ({ errors: [{ message }] });
const retryAfter = { 'retry-after': '1' };
const json = { 'content-type': 'application/json; charset=utf-8' };

describe('the check of answers', () => {
  it('accepts what the contract describes', () => {
    expect(problemsOf({ status: 200, answer: [], headers: json })).toEqual([]);
    expect(problemsOf({ status: 503, answer: errors('Away'), headers: { ...json, ...retryAfter } })).toEqual([]);
    const path = `/api/orders/${'a'.repeat(24)}`;
    expect(problemsOf({ method: 'DELETE', path, status: 204, answer: '' })).toEqual([]);
  });

  it.each<[what: string, exchange: Partial<Exchange>]>([
    ['away, without saying until when', { status: 503, answer: errors('Away'), headers: json }],
    ['a success of another shape', { status: 200, answer: [{ id: 7 }] }],
    ['a success without a body', { status: 200, answer: '' }],
    ['no id of the request', { status: 200, answer: [], requestId: undefined }],
    ['another type', { status: 200, answer: [], headers: { 'content-type': 'text/html' } }],
  ])('finds %s', (_what, exchange) => {
    expect(problemsOf(exchange)).toHaveLength(1);
  });
});

describe('a conflict', () => {
  type Ask = (world: World) => Partial<Exchange>;
  const key = 'k';
  const reserve: Ask = ({ free }) => ({
    method: 'POST',
    path: '/api/orders',
    body: { ticketId: free._id.toHexString() },
  });
  const payComplete: Ask = ({ complete }) => pay(complete._id.toHexString());
  const payExpired: Ask = ({ expired }) => pay(expired._id.toHexString());
  const cancel: Ask = ({ complete }) => ({ method: 'DELETE', path: `/api/orders/${complete._id.toHexString()}` });
  const change: Ask = ({ sold }) => ({ method: 'PUT', path: `/api/tickets/${sold._id.toHexString()}` });
  const pay = (orderId: string) => ({ method: 'POST', path: '/api/payments', body: { orderId } });

  /** What the checker finds about a 409 with a message, at a time. */
  function refusedAt(seconds: number, ask: Ask, message: string): string[] {
    const world = aSnapshot();
    const times = { askedAt: at(seconds), answeredAt: at(seconds) };
    const exchange = { ...ask(world), ...times, status: 409, allowed: [409], answer: errors(message) };
    return problemsOf({ ...exchange, idempotencyKey: key }, world);
  }

  it.each<[ask: Ask, message: string, seconds: number]>([
    [reserve, 'This ticket is reserved', 10],
    [payComplete, 'This order is already complete', 10],
    [payExpired, 'This order was cancelled', 20],
    [payExpired, 'The time to pay this order is over', 15],
    [payComplete, 'Another payment of this order is under way. Please wait a moment', 2],
    [cancel, 'This order is paid: it cannot be cancelled any more', 10],
    [change, 'This ticket is reserved or sold and cannot be changed', 10],
    [change, 'This was changed meanwhile, please try again', 10],
  ])('is accepted where the state explains it: %#', (ask, message, seconds) => {
    expect(refusedAt(seconds, ask, message)).toEqual([]);
  });

  it.each<[ask: Ask, message: string, seconds: number]>([
    [reserve, 'This ticket is reserved', 60],
    [payComplete, 'This order is already complete', 1],
    [payExpired, 'This order was cancelled', 10],
    [payExpired, 'The time to pay this order is over', 10],
    [payExpired, 'Another payment of this order is under way. Please wait a moment', 10],
    [payComplete, 'This payment is being given back', 10],
    [payExpired, 'The first request with this Idempotency-Key is still under way', 10],
    [payExpired, 'No', 10],
  ])('is a violation where the state does not explain it: %#', (ask, message, seconds) => {
    expect(refusedAt(seconds, ask, message)).toHaveLength(1);
  });

  it('is accepted while the first request with its key is under way', () => {
    const world = aSnapshot();
    world.snapshot.history.exchanges.push(anExchange({ ...payExpired(world), idempotencyKey: key, lost: 'no answer' }));
    const answer = errors('The first request with this Idempotency-Key is still under way');
    const again = { ...payExpired(world), idempotencyKey: key, status: 409, answer };
    expect(problemsOf(again, world)).toEqual([]);
  });
});
