// A purchase from outside, from signing up to the mail: the proof that a deployment works. With --read-only it looks, and
// leaves nothing behind, as a deployment with real money needs it. Plain JavaScript: it runs in a Job, in a workflow and
// on the machine of whoever deploys.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/** How long anything may take to come about; a fresh deployment and its events need their moment. */
const WITHIN_MS = Number(process.env.PATIENCE_SECONDS ?? 60) * 1_000;
const { values } = parseArgs({ options: { 'read-only': { type: 'boolean', default: false } } });
const base = process.env.MARKETPLACE_URL;
const api = `${base}/api`;

class Person {
  constructor(role) {
    this.email = `${role}-${randomBytes(6).toString('hex')}@example.com`;
    this.cookies = new Map();
  }

  async ask(expected, method, path, body) {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const text = await response.text();
    if (![expected].flat().includes(response.status)) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  }
}

/** Asks again until the answer is a good one. */
async function eventually(what, attempt) {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    try {
      const result = await attempt();
      if (result) return done(what, result);
      if (Date.now() > deadline) throw new Error('it did not come about');
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${what}: ${error.message}`, { cause: error });
    }
    await pause(500);
  }
}

function done(what, result) {
  process.stdout.write(`${what}\n`);
  return result;
}

async function look() {
  const visitor = new Person('visitor');
  await eventually('the page is shown', async () => (await fetch(base, { signal: AbortSignal.timeout(15_000) })).ok);
  await eventually('tickets are listed', () => visitor.ask(200, 'GET', '/tickets'));
  await eventually(
    'nobody is signed in',
    async () => (await visitor.ask(200, 'GET', '/users/currentuser')).currentUser === null,
  );
  await eventually('orders are for those who are signed in', () => visitor.ask(401, 'GET', '/orders'));
  await eventually('payments are for those who are signed in', () => visitor.ask(401, 'POST', '/payments', {}));
  await eventually('what there is not is not found', () => visitor.ask(404, 'GET', '/nothing'));
}

async function buy() {
  const [seller, buyer] = [new Person('seller'), new Person('buyer')];
  for (const person of [seller, buyer]) {
    const account = { email: person.email, password: randomBytes(12).toString('hex') };
    await eventually(`${person.email} signs up`, () => person.ask(201, 'POST', '/users/signup', account));
  }
  const ticket = await seller.ask(201, 'POST', '/tickets', { title: `Verification ${seller.email}`, price: 19.99 });
  const order = await eventually('reserved', () => buyer.ask(201, 'POST', '/orders', { ticketId: ticket.id }));
  const payment = { token: 'tok_visa', orderId: order.id };
  await eventually('paid', () => buyer.ask([200, 201], 'POST', '/payments', payment));
  const status = async () => (await buyer.ask(200, 'GET', `/orders/${order.id}`)).status;
  await eventually('complete', async () => (await status()) === 'complete');
  await eventually('sold to nobody else', () => seller.ask(409, 'POST', '/orders', { ticketId: ticket.id }));
}

await look();
if (!values['read-only']) await buy();
process.stdout.write('The marketplace works.\n');
