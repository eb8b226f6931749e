import { ObjectId } from 'mongodb';
import { check as checkSnapshot } from './checker';
import { idOf } from './snapshot';
import { aMail, anEvent, anExchange, anOrder, at, aSnapshot, killed, reservationOf, START } from './testing/a-snapshot';

type World = ReturnType<typeof aSnapshot>;

/** The checks that find a violation after a change of the snapshot. */
function violated(change: (world: World) => void): string[] {
  const world = aSnapshot();
  change(world);
  return checkSnapshot(world.snapshot).flatMap(({ check, violations }) => (violations.length > 0 ? [check] : []));
}

describe('the checker', () => {
  it('finds no violation in a correct run', () => {
    expect(violated(() => undefined)).toEqual([]);
  });

  it.each<[check: string, what: string, change: (world: World) => void]>([
    ['one live order a ticket', 'two orders that held a ticket at the same time', overlap],
    ['one live order a ticket', 'one of them found in a list, after its own answer got lost', overlapInList],
    ['one live order a ticket', 'two orders that are left on a ticket', leaveTwo],
    ['one live order a ticket', 'two orders that are left on one of several tickets', leaveTwoOfSeveral],
    ['unpaid orders', 'more than an account may have', (world) => reserveMany(world, 7)],
    ['listings', 'more sold than there are', sellBeyond],
    ['listings', 'one that is left alone', leaveOneAlone],
    ['listings', 'an order long after the withdrawal', reserveWithdrawn],
    ['copies', 'a withdrawal that a copy has not received', ({ free }) => (free.withdrawn = true)],
    ['tickets and orders agree', 'a ticket that was paid and is not sold', ({ sold }) => delete sold.sold],
    ['tickets and orders agree', 'a ticket that stays reserved', ({ free }) => (free.orderId = 'f'.repeat(24))],
    ['money', 'a second charge', ({ snapshot, intent }) => snapshot.intents.push({ ...intent, id: 'pi_2' })],
    ['money', 'a penny too little', ({ intent }) => (intent.amount -= 1)],
    ['money', 'money kept for a cancelled order', payExpired],
    ['money', 'a sold ticket without a payment', ({ snapshot }) => (snapshot.intents = [])],
    ['payments', 'a payment that was answered and not made', ({ snapshot }) => tellPaid(snapshot, new ObjectId())],
    ['payments', 'a payment that was answered and lost at Stripe', loseCharge],
    ['payments', 'a payment of another amount', ({ payment }) => (payment.amount += 1)],
    ['payments', 'a charge for another order', ({ intent }) => (intent.metadata.orderId = 'f'.repeat(24))],
    ['payments', 'an order without the payment that completed it', ({ complete }) => delete complete.paymentId],
    ['whole amounts', 'half a penny', ({ free }) => (free.price = 5.5)],
    ['mails', 'an order without a mail', ({ snapshot }) => (snapshot.mails = [])],
    ['mails', 'a second mail for no reason', ({ snapshot, complete }) => snapshot.mails.push(aMail(complete))],
    ['mails', 'a mail to another person', ({ complete }) => (complete.userEmail = 'other@example.com')],
    ['mails', 'a mail about another ticket', ({ complete }) => (complete.ticket.title = 'Seat 2')],
    ['mails', 'a mail for an order that was not paid', ({ snapshot, expired }) => snapshot.mails.push(aMail(expired))],
    ['accounts', 'a link that was used twice', useLinkTwice],
    [
      'accounts',
      'a session that outlives a reset',
      (world) => refreshAfter(world, 'PUT', '/api/users/password-resets'),
    ],
    ['accounts', 'a session that outlives a change', (world) => refreshAfter(world, 'PUT', '/api/users/password')],
    ['accounts', 'a session that outlives its end', (world) => refreshAfter(world, 'DELETE', '/api/users/sessions')],
    ['accounts', 'a password that outlives a reset', signInWithOldPassword],
    ['published changes', 'an account whose change was not published', registerSilently],
    ['acknowledged writes', 'a ticket that is gone', loseTicket],
    ['acknowledged writes', 'a price that is gone', (world) => losePrice(world)],
    ['acknowledged writes', 'a price that is gone, though others came after it', (world) => losePrice(world, 1)],
    ['idempotency keys', 'two tickets of one click', ({ free }) => (free.title = 'Seat 1')],
    ['idempotency keys', 'a card that was declined and then not', ({ snapshot }) => answerKey(snapshot, 402, 201)],
    ['idempotency keys', 'an answer that is not given again', ({ snapshot }) => answerKey(snapshot, 201, 200)],
    ['published changes', 'a version that was not published', ({ snapshot }) => snapshot.stream.splice(1, 1)],
    ['published changes', 'a version that is not stored', ({ free }) => (free.version = 1)],
    ['published changes', 'a ticket that is not stored', ({ snapshot }) => snapshot.tickets.shift()],
    ['published changes', 'two different events of one version', tellOtherwise],
    ['published changes', 'a payment that is not stored', ({ snapshot }) => (snapshot.payments = [])],
    ['published changes', 'a wait for authentication that was not published', requireAuthentication],
    ['copies', 'a copy of a ticket that there is not', ({ snapshot }) => snapshot.tickets.shift()],
    ['copies', 'a copy of an order that there is not', ({ snapshot }) => snapshot.orders.shift()],
    ['copies', 'a copy that lags behind', ({ free }) => (free.version = 3)],
    ['nothing left over', 'an event in an outbox', ({ snapshot }) => snapshot.pendingWork.push('an event is left')],
    ['nothing left over', 'a dead letter', leaveLetter],
    ['expiry', 'a reservation that ended half a minute late', ({ snapshot }) => endAt(snapshot, 46)],
    ['expiry', 'a reservation that ended late, and whose buyer asks for that meanwhile', cancelLate],
    ['expiry', 'an order that was completed half a minute late', completeLate],
    ['expiry', 'a reservation that never ends', ({ expired }) => (expired.status = 'created')],
    ['answers', 'a 500', ({ snapshot }) => answer(snapshot, 500)],
    ['answers', 'a status that the contract does not have here', ({ snapshot }) => answer(snapshot, 409)],
    ['answers', 'a success in another shape', ({ snapshot }) => answer(snapshot, 200, [{ id: 7 }])],
    ['answers', 'an error in another shape', ({ snapshot }) => answer(snapshot, 503, 'Service Unavailable')],
  ])('%s: finds %s', (check, _what, change) => {
    expect(violated(change)).toContain(check);
  });

  it.each([
    ['MongoDB', ['mongo'], []],
    ['all replicas of orders', ['orders-0', 'orders-1'], []],
    ['one of them', ['orders-0'], ['expiry']],
  ])('counts no outage of what alone can end a reservation: %s', (_who, processes, found) => {
    const late = ({ snapshot }: World) => {
      endAt(snapshot, 60);
      snapshot.history.injections.push(killed(20, 40, ...processes));
    };
    expect(violated(late)).toEqual(found);
  });

  it.each(['nats', 'mongo', 'orders-0'])('allows an order after a withdrawal that a fault of %s kept up', (process) => {
    const keptUp = (world: World) => {
      reserveWithdrawn(world);
      world.snapshot.history.injections.push(killed(2, 3, process));
    };
    expect(violated(keptUp)).not.toContain('listings');
  });

  it('allows a second mail for a fault on its way, and no third', () => {
    const twice = ({ snapshot, complete }: World) => {
      snapshot.mails.push(aMail(complete));
      snapshot.history.injections.push(killed(2, 3, 'confirmation-0'));
    };
    expect(violated(twice)).toEqual([]);
    const thrice = (world: World) => {
      twice(world);
      world.snapshot.mails.push(aMail(world.complete));
    };
    expect(violated(thrice)).toEqual(['mails']);
  });

  it('allows a second mail that the buyer asked for, to another email, and no third', () => {
    const again = (world: World) => {
      const { snapshot, complete } = world;
      for (const [index, email] of ['old@example.com', 'buyer@example.com'].entries()) {
        const event = anEvent(index === 0 ? 'order:completed' : 'order:mail-due', complete, index + 1);
        snapshot.stream = snapshot.stream.filter(({ subject }) => subject !== event.subject);
        snapshot.stream.push({ ...event, data: { ...event.data, email } });
      }
      complete.version = 2;
      for (const copy of snapshot.orderCopies) if (copy._id.equals(complete._id)) copy.version = 2;
      snapshot.mails.push({ ...aMail(complete), to: 'old@example.com' });
    };
    expect(violated(again)).toEqual([]);
    const thrice = (world: World) => {
      again(world);
      world.snapshot.mails.push(aMail(world.complete));
    };
    expect(violated(thrice)).toEqual(['mails']);
  });

  it('lets one order follow another on a ticket once its buyer has asked for its end', () => {
    const inTurn = ({ snapshot, expired, free }: World) => {
      const next = anOrder(free, 'cancelled');
      const id = expired._id.toHexString();
      const cancelled = anExchange({ method: 'DELETE', path: `/api/orders/${id}`, status: 204, askedAt: at(4) });
      snapshot.history.exchanges.push(reservationOf(expired, 2), cancelled, reservationOf(next, 5));
    };
    expect(violated(inTurn)).not.toContain('one live order a ticket');
  });

  it('knows that an answer that is given again may come after the end of its order', () => {
    const remembered = ({ snapshot, expired, free }: World) => {
      const next = anOrder(free, 'cancelled');
      const id = expired._id.toHexString();
      const cancelled = anExchange({ method: 'DELETE', path: `/api/orders/${id}`, status: 204, askedAt: at(4) });
      snapshot.history.exchanges.push(cancelled, reservationOf(next, 5), reservationOf(expired, 6));
    };
    expect(violated(remembered)).not.toContain('one live order a ticket');
  });

  it.each<[what: string, change: (world: World) => void]>([
    ['as many as an account may have', (world) => reserveMany(world, 6)],
    ['one more after one of them was paid', (world) => reserveMany(world, 7, 'order:completed')],
    ['one more after one of them was cancelled', (world) => reserveMany(world, 7, 'order:cancelled')],
    ['one more after one of them ran out', (world) => reserveMany(world, 7, undefined, 16)],
  ])('allows unpaid orders: %s', (_, change) => {
    expect(violated(change)).not.toContain('unpaid orders');
  });

  it('accepts a change that was answered and published', () => {
    const change = ({ snapshot, free }: World) => {
      const id = free._id.toHexString();
      for (const event of snapshot.stream)
        if (event.data.id === id) Object.assign(event.data, { price: 5, title: 'Seat 2' });
      const answer = { id, version: 1, title: 'Seat 2', price: 5 };
      snapshot.history.exchanges.push(anExchange({ method: 'PUT', path: `/api/tickets/${id}`, status: 200, answer }));
    };
    expect(violated(change)).not.toContain('acknowledged writes');
  });

  it('accepts the session of the device that changed the password', () => {
    const refreshed = (world: World) => refreshAfter(world, 'PUT', '/api/users/password', 'other.1');
    expect(violated(refreshed)).toEqual([]);
  });

  it('accepts the sign-in with the new password', () => {
    expect(violated((world) => signInWithOldPassword(world, 'new'))).toEqual([]);
  });

  it('accepts an event that was published twice', () => {
    const again = ({ snapshot }: World) => snapshot.stream.push(...snapshot.stream);
    expect(violated(again)).toEqual([]);
  });

  it('accepts poison that was parked', () => {
    const poison = ({ snapshot }: World) => {
      snapshot.history.poison.push('{ }');
      snapshot.letters.push({ ...letter, reason: 'empty', payload: {} });
    };
    expect(violated(poison)).toEqual([]);
  });
});

const letter = { service: 'orders', id: 'l', subject: 'ticket:created' };

/** Unpaid orders of one account, a second apart; the first ends by an event before the last is made. */
function reserveMany({ snapshot, free }: World, count: number, end?: string, lastAt = count): void {
  const orders = Array.from({ length: count }, () => anOrder({ ...free, _id: new ObjectId() }, 'created'));
  snapshot.orders.push(...orders);
  const seen = orders.map((order, n) => reservationOf(order, n === count - 1 ? lastAt : n + 1));
  snapshot.history.exchanges.push(...seen);
  const [first] = orders;
  if (first && end) snapshot.stream.push({ ...anEvent(end, first, 1), time: at(lastAt - 0.5) });
}

function overlap({ snapshot, expired, free }: World): void {
  snapshot.history.exchanges.push(reservationOf(expired, 2), reservationOf(anOrder(free, 'cancelled'), 10));
}

function overlapInList({ snapshot, expired, free }: World): void {
  const { answer, answeredAt } = reservationOf(expired, 2);
  const list = anExchange({ method: 'GET', path: '/api/orders', status: 200, answer: [answer], answeredAt });
  snapshot.history.exchanges.push(list, reservationOf(anOrder(free, 'cancelled'), 10));
}

function leaveTwo({ snapshot, sold }: World): void {
  snapshot.orders.push(anOrder(sold, 'created'));
}

function payExpired({ snapshot, expired, intent }: World): void {
  snapshot.intents.push({ ...intent, id: 'pi_2', amount: 500, metadata: { orderId: expired._id.toHexString() } });
}

function tellPaid({ history, orders }: World['snapshot'], payment: ObjectId): void {
  const [body, answer] = [{ orderId: orders[0]?._id.toHexString() }, { id: payment.toHexString() }];
  history.exchanges.push(anExchange({ method: 'POST', path: '/api/payments', body, status: 201, answer }));
}

function loseCharge({ snapshot, complete, sold, payment, intent }: World): void {
  tellPaid(snapshot, payment._id);
  complete.status = 'cancelled';
  delete sold.orderId;
  intent.status = 'canceled';
}

function answerKey({ history }: World['snapshot'], ...statuses: number[]): void {
  const exchanges = statuses.map((status) => anExchange({ idempotencyKey: 'k', status, answer: { id: 'a' } }));
  history.exchanges.push(...exchanges);
}

function loseTicket({ snapshot }: World): void {
  const answer = { id: new ObjectId().toHexString() };
  snapshot.history.exchanges.push(anExchange({ method: 'POST', status: 201, answer }));
}

function losePrice({ snapshot, free }: World, version = 2): void {
  const id = free._id.toHexString();
  const answer = { id, version, title: free.title, price: 6 };
  snapshot.history.exchanges.push(anExchange({ method: 'PUT', path: `/api/tickets/${id}`, status: 200, answer }));
}

function tellOtherwise({ snapshot }: World): void {
  const [event] = snapshot.stream;
  if (event) snapshot.stream.push({ ...event, payload: '{"data":{"price":1}}' });
}

function requireAuthentication({ snapshot, payment }: World): void {
  const answer = { id: payment._id.toHexString() };
  snapshot.history.exchanges.push(anExchange({ method: 'POST', path: '/api/payments', status: 202, answer }));
}

function leaveLetter({ snapshot }: World): void {
  snapshot.letters.push({ ...letter, reason: 'unknown', payload: '{"id":"1"}' });
}

function cancelLate({ snapshot, expired }: World): void {
  const path = `/api/orders/${expired._id.toHexString()}`;
  snapshot.history.exchanges.push(anExchange({ method: 'DELETE', path, status: 204, askedAt: at(46) }));
  endAt(snapshot, 46);
}

function completeLate({ snapshot }: World): void {
  for (const event of snapshot.stream) if (event.subject === 'order:completed') event.time = at(46);
}

function endAt(snapshot: World['snapshot'], seconds: number): void {
  for (const event of snapshot.stream) if (event.subject === 'order:cancelled') event.time = at(seconds);
}

function answer(snapshot: World['snapshot'], status: number, body: unknown = { errors: [{ message: 'no' }] }): void {
  snapshot.history.exchanges.push(anExchange({ status, answer: body, askedAt: START }));
}

/** Of three tickets an order has the first two, as `tickets` has it. */
function sellTwoOfThree({ snapshot, sold, complete, payment, intent }: World) {
  const orderId = complete._id.toHexString();
  Object.assign(sold, { quantity: 3, orderId: undefined, sold: undefined });
  sold.units = [0, 1].map((n) => ({ n, orderId, sold: true }));
  complete.ticket.units = [0, 1];
  payment.amount = intent.amount = 2 * sold.price;
  for (const copy of snapshot.ticketCopies.filter(({ _id }) => _id.equals(sold._id))) copy.quantity = 3;
}

function leaveTwoOfSeveral(world: World) {
  sellTwoOfThree(world);
  const { snapshot, sold } = world;
  const other = anOrder(sold, 'created');
  other.ticket.units = [1, 2];
  snapshot.orders.push(other);
}

function sellBeyond(world: World) {
  sellTwoOfThree(world);
  world.complete.ticket.units = [0, 3];
}

function leaveOneAlone(world: World) {
  sellTwoOfThree(world);
  world.sold.split = 'no-single';
}

function reserveWithdrawn({ snapshot, free, expired }: World) {
  free.withdrawn = true;
  const event = snapshot.stream.find(({ subject, data }) => subject === 'ticket:updated' && data.id === idOf(free));
  if (event) event.payload = JSON.stringify({ data: { withdrawn: true } });
  expired.createdAt = new Date(at(8));
}

const REFRESHED = { method: 'POST', path: '/api/users/refresh', status: 200 };
const currentUser = { id: 'a'.repeat(24), email: 'buyer@example.com', verified: true };

function useLinkTwice({ snapshot }: World) {
  const use = { method: 'PUT', path: '/api/users/password-resets', status: 204, body: { token: 't', password: 'new' } };
  snapshot.history.exchanges.push(anExchange(use), anExchange(use));
}

/** A token is renewed after sessions were ended by a device that has the token `other.0`. */
function refreshAfter({ snapshot }: World, method: string, path: string, refreshToken = 'family.1') {
  const cookies = {
    'content-type': 'application/json',
    'set-cookie': `session=x; path=/,refresh=${refreshToken}; path=/`,
  };
  snapshot.history.exchanges.push(
    anExchange({ ...REFRESHED, answer: { currentUser }, headers: cookies, answeredAt: at(1) }),
    anExchange({
      method,
      path,
      status: 204,
      body: { token: 't', password: 'new' },
      refreshToken: 'other.0',
      askedAt: at(2),
      answeredAt: at(3),
    }),
    anExchange({ ...REFRESHED, answer: { currentUser }, refreshToken, askedAt: at(4), answeredAt: at(5) }),
  );
}

function signInWithOldPassword({ snapshot }: World, password = 'old') {
  const { id, email } = currentUser;
  const signIn = { method: 'POST', path: '/api/users/signin', status: 200, answer: { id, email } };
  const reset = {
    method: 'PUT',
    path: '/api/users/password-resets',
    status: 204,
    body: { token: 't', password: 'new' },
  };
  snapshot.history.exchanges.push(
    anExchange({ ...reset, answeredAt: at(1) }),
    anExchange({ ...signIn, body: { email, password }, askedAt: at(2), answeredAt: at(3) }),
  );
}

function registerSilently({ snapshot }: World) {
  snapshot.users.push({ _id: new ObjectId(), version: 0, email: 'buyer@example.com', outbox: [] });
}
