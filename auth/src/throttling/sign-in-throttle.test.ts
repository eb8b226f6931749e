import { anId, stopAll } from '@ticketing/common/testing';
import request, { type Response } from 'supertest';
import { BoundedQueue } from '../passwords/bounded-queue';
import { Passwords } from '../passwords/passwords';
import { aSignedInBrowser, authSettings, startAuth, startReplicas, type someCredentials } from '../testing/start-auth';
import { aClock } from '../testing/clock';
import { PausedPasswords } from '../testing/paused-passwords';

type Credentials = ReturnType<typeof someCredentials>;

/** Lower than the defaults, since every try costs a hash. */
const PER_ACCOUNT = 5;
const PER_ADDRESS = 12;

const settings = authSettings({
  SIGNIN_FAILURES_PER_ACCOUNT: String(PER_ACCOUNT),
  SIGNIN_FAILURES_PER_ADDRESS: String(PER_ADDRESS),
});
const clock = aClock();
let urls: readonly [string, string];
let addresses = 0;

beforeAll(async () => {
  urls = await startReplicas(settings, { now: clock.now });
});

afterAll(stopAll);

/** An address that no other test uses. */
const anAddress = () => `198.51.100.${(addresses += 1)}`;

const anAccount = async () => (await aSignedInBrowser(urls[0])).credentials;

let tries = 0;

/** Signs in from an address, alternating between the replicas. */
const signIn = (body: object, forwardedFor: string) =>
  request(urls[(tries += 1) % 2 === 0 ? 0 : 1])
    .post('/api/users/signin')
    .set('X-Forwarded-For', forwardedFor)
    .send(body);

const guess = ({ email }: { email: string }, forwardedFor: string) =>
  signIn({ email, password: 'a wrong guess' }, forwardedFor);

const aStranger = () => ({ email: `${anId()}@example.com` });

const atOnce = (count: number, attempt: (index: number) => PromiseLike<Response>) =>
  Promise.all(Array.from({ length: count }, (_, index) => attempt(index)));

const countOf = (responses: Response[], status: number) =>
  responses.filter((response) => response.status === status).length;

async function failTimes(count: number, account: { email: string }, address: string): Promise<void> {
  for (let failures = 0; failures < count; failures += 1) await guess(account, address).expect(400);
}

describe('the limit of failures for an account from one address', () => {
  it('is followed by 429 with Retry-After, also for the right password', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(PER_ACCOUNT, account, address);
    clock.advance({ seconds: 60 });
    for (const attempt of [guess(account, address), signIn(account, address)]) {
      const response = await attempt.expect(429);
      expect(response.headers['retry-after']).toBe('540');
      expect(response.body).toEqual({ errors: [{ message: 'Too many tries, please wait' }] });
    }
  });

  it('prevents the hash of every further try', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(PER_ACCOUNT, account, address);
    const busy = await startAuth(settings, { now: clock.now, passwords: new Passwords(new BoundedQueue(0, 0)) });
    const signInThere = (from: string) => request(busy).post('/api/users/signin').set('X-Forwarded-For', from);
    await signInThere(address).send(account).expect(429);
    await signInThere(anAddress()).send(account).expect(503);
  });

  it('does not lock out the owner at another address', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(PER_ACCOUNT, account, address);
    await signIn(account, anAddress()).expect(200);
    await signIn(account, address).expect(429);
  });

  it('does not affect another account at the same address', async () => {
    const [account, other, address] = [await anAccount(), await anAccount(), anAddress()];
    await failTimes(PER_ACCOUNT, account, address);
    await signIn(other, address).expect(200);
  });

  it('ends ten minutes after the first failure', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(1, account, address);
    clock.advance({ seconds: 300 });
    await failTimes(PER_ACCOUNT - 1, account, address);
    clock.advance({ seconds: 299 });
    await signIn(account, address).expect(429);
    clock.advance({ seconds: 1 });
    await failTimes(PER_ACCOUNT, account, address);
    await signIn(account, address).expect(429);
  });

  it('applies to an unknown email', async () => {
    const [stranger, address] = [aStranger(), anAddress()];
    await failTimes(PER_ACCOUNT, stranger, address);
    await guess(stranger, address).expect(429);
  });

  it('ignores the case of the email', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(2, { email: account.email.toUpperCase() }, address);
    await failTimes(3, { email: ` ${account.email}` }, address);
    await signIn(account, address).expect(429);
  });

  it('counts from zero after a success', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(PER_ACCOUNT - 1, account, address);
    await signIn(account, address).expect(200);
    await failTimes(PER_ACCOUNT, account, address);
    await guess(account, address).expect(429);
  });

  it('refuses a right guess that was under way when the last failure was counted', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    const passwords = new PausedPasswords();
    const paused = await startAuth(settings, { now: clock.now, passwords });
    const rightGuess = request(paused).post('/api/users/signin').set('X-Forwarded-For', address).send(account);
    const answer = rightGuess.then(({ status }) => status);
    await passwords.entered;
    await failTimes(PER_ACCOUNT, account, address);
    passwords.release();
    expect(await answer).toBe(429);
  });

  it('is exact for fifteen simultaneous tries over two replicas', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    const responses = await atOnce(15, () => guess(account, address));
    expect([countOf(responses, 400), countOf(responses, 429)]).toEqual([PER_ACCOUNT, 15 - PER_ACCOUNT]);
    await signIn(account, address).expect(429);
  });

  it('is exact for fifteen simultaneous tries just after an earlier window', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await failTimes(PER_ACCOUNT, account, address);
    clock.advance({ seconds: 600 });
    const responses = await atOnce(15, () => guess(account, address));
    expect([countOf(responses, 400), countOf(responses, 429)]).toEqual([PER_ACCOUNT, 15 - PER_ACCOUNT]);
  });

  it('is ten by default', async () => {
    const url = await startAuth();
    const responses = await atOnce(30, () =>
      request(url).post('/api/users/signin').send({ email: 'unknown@example.com', password: 'a wrong guess' }),
    );
    expect([countOf(responses, 400), countOf(responses, 429)]).toEqual([10, 20]);
  });
});

describe('the limit of failures from one address', () => {
  it('is exact for simultaneous tries over all accounts', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    const responses = await atOnce(20, () => guess(aStranger(), address));
    expect([countOf(responses, 400), countOf(responses, 429)]).toEqual([PER_ADDRESS, 20 - PER_ADDRESS]);
    await signIn(account, address).expect(429);
    await signIn(account, anAddress()).expect(200);
  });

  it('does not include tries that were refused because of the account', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await atOnce(15, () => guess(account, address));
    const responses = await atOnce(10, () => guess(aStranger(), address));
    expect(countOf(responses, 400)).toBe(PER_ADDRESS - PER_ACCOUNT);
  });

  it('does not raise the count of an account once it is reached', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    await atOnce(PER_ADDRESS - 1, () => guess(aStranger(), address));
    clock.advance({ seconds: 300 });
    const atTheLimit = await atOnce(2 * PER_ACCOUNT, () => guess(account, address));
    expect(countOf(atTheLimit, 400)).toBe(1);
    clock.advance({ seconds: 300 });
    await failTimes(PER_ACCOUNT - 1, account, address);
    await guess(account, address).expect(429);
  });
});

describe('successes and invalid requests', () => {
  it('are not counted: fifteen simultaneous right sign-ins succeed', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    const responses = await atOnce(15, () => signIn(account, address));
    expect(countOf(responses, 200)).toBe(15);
  });

  it('are not counted: an invalid body', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    for (let index = 0; index <= PER_ACCOUNT; index += 1) await signIn({ email: account.email }, address).expect(400);
    await signIn(account, address).expect(200);
  });
});

describe('the address', () => {
  it('is the one that the last proxy saw, whatever the client sends before it', async () => {
    const [account, address] = [await anAccount(), anAddress()];
    for (let index = 0; index < PER_ACCOUNT; index += 1)
      await guess(account, `203.0.113.${index}, ${address}`).expect(400);
    await signIn(account, `203.0.113.99, ${address}`).expect(429);
    await signIn(account, `${address}, ${anAddress()}`).expect(200);
  });

  it.each([
    ['an IPv4 address', (port: number) => `192.0.2.44:${port}`, '192.0.2.44'],
    ['an IPv6 address', (port: number) => `[2001:db8:0:44::1]:${port}`, '2001:db8:0:44::2'],
  ])('excludes the port that a proxy adds to %s', async (_what, withPort, without) => {
    const account = await anAccount();
    for (let index = 1; index <= PER_ACCOUNT; index += 1) await guess(account, withPort(50_000 + index)).expect(400);
    await signIn(account, withPort(50_000)).expect(429);
    await signIn(account, without).expect(429);
  });

  it('is a whole network for IPv6', async () => {
    const account = await anAccount();
    for (let index = 1; index <= PER_ACCOUNT; index += 1) await guess(account, `2001:db8:0:1::${index}`).expect(400);
    await signIn(account, '2001:db8::1:ffff:0:0:1').expect(429);
    await signIn(account, '2001:db8:0:2::1').expect(200);
  });

  it('is taken from the hop that TRUST_PROXY_HOPS selects', async () => {
    const direct = await startAuth({ ...settings, TRUST_PROXY_HOPS: '0' });
    const account: Credentials = await anAccount();
    const tryWith = (address: string, password: string) =>
      request(direct)
        .post('/api/users/signin')
        .set('X-Forwarded-For', address)
        .send({ ...account, password });
    for (let index = 0; index < PER_ACCOUNT; index += 1) await tryWith(anAddress(), 'a wrong guess').expect(400);
    await tryWith(anAddress(), account.password).expect(429);
  });
});
