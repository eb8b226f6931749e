import fc, { type Arbitrary } from 'fast-check';
import type { World } from '../world';
import { jsonOf, write, type Attack, type Call } from './attack';
import type { KnownCall } from './calls';

const wrongIds = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'undefined',
    'null',
    '%00',
    '%24gt',
    '..%2f..',
    '%2e%2e',
    '%ff',
    '%c3%28',
    '%',
    '%zz',
  ],
  ...[
    '0'.repeat(23),
    '0'.repeat(25),
    'f'.repeat(24),
    'x'.repeat(4_000),
    '*',
    '[$ne]=1',
    '1;2',
    '%0d%0aX-A:%20b',
    '\u00e9',
  ],
);

/** The call about a thing that there is not. */
export function wrongPaths(call: KnownCall): Arbitrary<Attack>[] {
  if (!call.byId) return [];
  const body = jsonOf(call);
  return [
    wrongIds.map((id) => {
      const wrong = { ...call, target: call.target.replace(/[0-9a-f]{24}/, id) };
      return attack(wrong, `the id ${id.slice(0, 40)}`, body);
    }),
  ];
}

/** What the state of a thing forbids, and what is no operation at all. */
export function forbidden({ seller, buyer, tickets, orders }: World): Arbitrary<Attack> {
  const sellers = { 'Content-Type': 'application/json', Cookie: seller.cookieHeader };
  const buyers = { 'Content-Type': 'application/json', Cookie: buyer.cookieHeader };
  const details = { title: 'Another title', price: 5 };
  const change = (id: string): Call => ({
    ...{ operation: 'updateTicket', method: 'PUT', target: `/api/tickets/${id}`, headers: sellers, body: details },
  });
  const reserve = (ticketId: string): Call => ({
    ...{ operation: 'createOrder', method: 'POST', target: '/api/orders', headers: buyers, body: { ticketId } },
  });
  const pay = (orderId: string): Call => ({
    ...{ operation: 'createPayment', method: 'POST', target: '/api/payments', headers: buyers },
    body: { token: 'tok_visa', orderId },
  });
  const cancel = (id: string): Call => ({
    ...{ operation: 'cancelOrder', method: 'DELETE', target: `/api/orders/${id}`, headers: buyers },
  });
  const calls = [change(tickets.reserved), change(tickets.sold), reserve(tickets.reserved), reserve(tickets.sold)];
  calls.push(pay(orders.cancelled.id), cancel(orders.complete.id));
  const known = fc.constantFrom(...calls).map((call) => attack(call, 'what the state forbids', jsonOf(call)));
  return fc.oneof(
    known,
    fc
      .oneof(nowhere, noMethods)
      .map(([method, target]) => attack(callNowhere(method, target, sellers), 'no operation')),
  );
}

/** A key that is none, on a call that would take one. */
export function wrongKeys(call: KnownCall): Arbitrary<Attack>[] {
  if (!['createTicket', 'createOrder', 'createPayment'].includes(call.operation ?? '')) return [];
  return [
    fc.constantFrom('', 'k'.repeat(256), 'k'.repeat(4_000)).map((key) => {
      const keyed = { ...call, headers: { ...call.headers, 'Idempotency-Key': key } };
      return attack(keyed, `a key of ${key.length} characters`, jsonOf(call));
    }),
  ];
}

const nowhere = fc.tuple(
  fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE', 'QUERY'),
  fc.constantFrom(
    '/api',
    '/api/',
    '/api//tickets',
    '/api/x',
    '/api/users',
    '/api/tickets/a/b',
    '/api/docs/..%2f..%2fx',
    '/api/%ff',
  ),
);

/** What is no method of any path, on those that there are. */
const noMethods = fc.tuple(
  fc.constantFrom('PATCH', 'OPTIONS', 'TRACE', 'LINK'),
  fc.constantFrom(
    '/api/tickets',
    '/api/orders',
    '/api/payments',
    '/api/users/signin',
    '/api/docs',
    '/api/openapi.json',
  ),
);

const callNowhere = (method: string, target: string, headers: Call['headers']): Call => ({
  ...{ operation: undefined, method, target, headers },
});

const attack = (call: Call, what: string, body?: string): Attack => ({
  ...{ call, what, mustBeRefused: true, mayClose: false },
  bytes: write(call, body === undefined ? {} : { body }),
});
