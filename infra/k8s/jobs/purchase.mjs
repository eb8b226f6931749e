// A purchase from outside, from signing up to the confirmation: the proof that a deployment works. It goes the way of a
// browser: pages, their forms, cookies that are Secure where there is TLS; the card alone, which takes scripts, goes to the
// API. With --read-only it looks, and leaves nothing behind, as a deployment with real money needs it. Plain JavaScript: it
// runs in a Job, in a workflow and on the machine of those who deploy. A certificate of one's own is trusted by
// NODE_EXTRA_CA_CERTS.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { base, readOnly, withinMs } = readInput(process.env);
const isSecure = base.startsWith('https:');

/** What the caller asks for. What cannot be asked for ends this in one sentence. */
function readInput({ MARKETPLACE_URL: address = '', PATIENCE_SECONDS: patience = '60' }) {
  try {
    const { values } = parseArgs({ options: { 'read-only': { type: 'boolean', default: false } } });
    if (!(Number(patience) > 0)) throw new Error(`PATIENCE_SECONDS is no number of seconds: ${patience}`);
    // How long anything may take to come about; a fresh deployment and its events need their moment.
    return { base: originOf(address), readOnly: values['read-only'], withinMs: Number(patience) * 1_000 };
  } catch (error) {
    return fail(error);
  }
}

function originOf(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw new Error(
    `Set MARKETPLACE_URL to where the marketplace is, as in https://tickets.example.com: it is '${address}'`,
  );
}

function fail({ message }) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** A browser without scripts: it keeps cookies as one does, loads pages, and sends the forms that it finds there. */
class Person {
  constructor(role) {
    this.email = `${role}-${randomBytes(6).toString('hex')}@example.com`;
    this.password = randomBytes(12).toString('hex');
    this.cookies = new Map();
  }

  async ask(expected, method, path, body) {
    const json = body && { 'Content-Type': 'application/json' };
    const response = await this.send(method, `/api${path}`, body && JSON.stringify(body), json);
    const text = await response.text();
    if (![expected].flat().includes(response.status)) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  }

  /** The page’s source. */
  async open(path) {
    const response = await this.send('GET', path);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status}`);
    return text;
  }

  /** Fills in a form of a page and sends it. Resolves with the path that the answer leads to. */
  async submit(path, button, values = {}) {
    const form = formOf(await this.open(path), button);
    const data = new FormData();
    for (const [name, value] of [...form, ...Object.entries(values)]) data.set(name, value);
    const response = await this.send('POST', path, data);
    const text = await response.text();
    const location = response.headers.get('Location');
    if (response.status !== 303 || !location) throw new Error(`POST ${path}: ${response.status} ${wordsOf(text)}`);
    return new URL(location, base).pathname;
  }

  async send(method, path, body, headers = {}) {
    const own = method === 'GET' ? {} : { Origin: base, 'Sec-Fetch-Site': 'same-origin' };
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...own, ...headers, Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  keep(cookie) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    const secure = /;\s*secure/i.test(cookie);
    // A browser takes no Secure cookie without TLS; and a session that would travel without is not one to keep.
    if (secure !== isSecure) throw new Error(`The cookie ${name} is ${secure ? '' : 'not '}Secure at ${base}`);
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The hidden inputs of the form with a button, by which the server knows what the form is for. */
function formOf(html, button) {
  const forms = html.match(/<form[^>]*>.*?<\/form>/gs) ?? [];
  const form = forms.find((one) => new RegExp(`<button[^>]*>[^]*${button}[^]*</button>`).test(one));
  if (!form) throw new Error(`there is no form with the button “${button}”: ${wordsOf(html)}`);
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function attribute(input, name) {
  const [, text = ''] = new RegExp(`\\b${name}="([^"]*)"`).exec(input) ?? [];
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_entity, which) => ENTITIES[which]);
}

/** What a person would read on the page, for the message about it. */
const wordsOf = (html) =>
  html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 500);

/** Asks again until the answer is a good one. */
async function eventually(what, attempt) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      const result = await attempt();
      if (result) return done(what, result);
      if (Date.now() > deadline) throw new Error('it did not come about');
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${what}: ${reasonOf(error)}`, { cause: error });
    }
    await pause(500);
  }
}

/** With what `fetch` keeps in the cause: whether there is no such host, no connection, or no trust in a certificate. */
const reasonOf = ({ message, cause }) => [message, cause?.message || cause?.code].filter(Boolean).join(': ');

function done(what, result) {
  process.stdout.write(`${what}\n`);
  return result;
}

async function look() {
  const visitor = new Person('visitor');
  await eventually('the page is shown', async () => (await visitor.open('/')).includes('</html>'));
  await eventually('there is a form to sign in', async () => formOf(await visitor.open('/auth/signin'), 'Sign in'));
  await eventually('tickets are listed', () => visitor.ask(200, 'GET', '/tickets'));
  await eventually(
    'no one is signed in',
    async () => (await visitor.ask(200, 'GET', '/users/currentuser')).currentUser === null,
  );
  await eventually('orders are for those who are signed in', () => visitor.ask(401, 'GET', '/orders'));
  await eventually('payments are for those who are signed in', () => visitor.ask(401, 'POST', '/payments', {}));
  await eventually('what there is not is not found', () => visitor.ask(404, 'GET', '/nothing'));
}

async function buy() {
  const [seller, buyer] = [new Person('seller'), new Person('buyer')];
  for (const person of [seller, buyer]) {
    const { email, password } = person;
    await eventually(`${email} signs up`, () => person.submit('/auth/signup', 'Sign up', { email, password }));
    await isSignedIn(person);
  }
  buyer.cookies.clear();
  const { email, password } = buyer;
  await eventually(`${email} signs in`, () => buyer.submit('/auth/signin', 'Sign in', { email, password }));
  await isSignedIn(buyer);
  const ticket = await seller.ask(201, 'POST', '/tickets', { title: `Verification ${seller.email}`, price: 19.99 });
  const orderPath = await eventually('reserved', () => buyer.submit(`/tickets/${ticket.id}`, 'Reserve'));
  const orderId = orderPath.split('/').at(-1);
  await eventually('paid', () => buyer.ask([200, 201], 'POST', '/payments', { token: 'tok_visa', orderId }));
  const status = async () => (await buyer.ask(200, 'GET', `/orders/${orderId}`)).status;
  await eventually('complete', async () => (await status()) === 'complete');
  await eventually('the page of the order says so', async () => (await buyer.open(orderPath)).includes(buyer.email));
  await eventually('cannot be sold twice', () => seller.ask(409, 'POST', '/orders', { ticketId: ticket.id }));
}

/** By a page: the session has to reach the services through the web client. */
async function isSignedIn(person) {
  await eventually(`${person.email} is signed in`, async () => (await person.open('/orders')).includes(person.email));
}

await look().catch(fail);
if (!readOnly) await buy().catch(fail);
process.stdout.write('The marketplace works.\n');
