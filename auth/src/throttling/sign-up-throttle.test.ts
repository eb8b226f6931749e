import { stopAll } from '@ticketing/common/testing';
import request, { type Response } from 'supertest';
import { BoundedQueue } from '../passwords/bounded-queue';
import { Passwords } from '../passwords/passwords';
import { authSettings, someCredentials, startAuth, startReplicas } from '../testing/start-auth';
import { aClock } from '../testing/clock';
import { openDatabase } from '../testing/database';

const LIMIT = 3;
const settings = authSettings({ SIGNUPS_PER_ADDRESS: String(LIMIT) });
const clock = aClock();
let urls: readonly [string, string];
let database: Awaited<ReturnType<typeof openDatabase>>;
let addresses = 0;
let tries = 0;

beforeAll(async () => {
  urls = await startReplicas(settings, { now: clock.now });
  database = await openDatabase(settings);
});

afterAll(async () => {
  await database.close();
  await stopAll();
});

/** An address that no other test uses. */
const anAddress = () => `198.51.100.${(addresses += 1)}`;

/** Signs up from an address, alternating between the replicas. */
const signUp = (address: string, body: object = someCredentials()) =>
  request(urls[(tries += 1) % 2 === 0 ? 0 : 1])
    .post('/api/users/signup')
    .set('X-Forwarded-For', address)
    .send(body);

async function signUpTimes(count: number, address: string): Promise<void> {
  for (let index = 0; index < count; index += 1) await signUp(address).expect(201);
}

const atOnce = (count: number, attempt: () => PromiseLike<Response>) =>
  Promise.all(Array.from({ length: count }, attempt));

const countOf = (responses: Response[], status: number) =>
  responses.filter((response) => response.status === status).length;

describe('the limit of SIGNUPS_PER_ADDRESS', () => {
  it('is followed by 429 with Retry-After and a message, and no account is made', async () => {
    const address = anAddress();
    await signUpTimes(LIMIT, address);
    clock.advance({ seconds: 600 });
    const credentials = someCredentials();
    const response = await signUp(address, credentials).expect(429);
    expect(response.headers['retry-after']).toBe('3000');
    expect(response.body).toEqual({ errors: [{ message: 'Too many sign-ups from your network, please wait' }] });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(await database.users.exists({ email: credentials.email })).toBeNull();
  });

  it('does not affect other addresses', async () => {
    await signUpTimes(LIMIT, anAddress());
    await signUp(anAddress()).expect(201);
  });

  it('ends an hour after the first sign-up', async () => {
    const address = anAddress();
    await signUpTimes(1, address);
    clock.advance({ seconds: 1_800 });
    await signUpTimes(LIMIT - 1, address);
    clock.advance({ seconds: 1_799 });
    await signUp(address).expect(429);
    clock.advance({ seconds: 1 });
    await signUpTimes(LIMIT, address);
    await signUp(address).expect(429);
  });

  it('is exact for twenty simultaneous sign-ups over two replicas', async () => {
    for (let round = 0; round < 2; round += 1) {
      const before = await database.users.countDocuments();
      const address = anAddress();
      const responses = await atOnce(20, () => signUp(address));
      expect([countOf(responses, 201), countOf(responses, 429)]).toEqual([LIMIT, 20 - LIMIT]);
      expect(await database.users.countDocuments()).toBe(before + LIMIT);
    }
  });

  it('includes sign-ups with a taken email, so that a list of emails cannot be checked', async () => {
    const [address, taken] = [anAddress(), someCredentials()];
    await signUp(anAddress(), taken).expect(201);
    for (let index = 0; index < LIMIT; index += 1) await signUp(address, taken).expect(400);
    await signUp(address, taken).expect(429);
  });

  it('does not include invalid sign-ups', async () => {
    const address = anAddress();
    for (let index = 0; index <= LIMIT; index += 1) await signUp(address, { email: 'no-at-sign' }).expect(400);
    await signUpTimes(LIMIT, address);
  });

  it('does not include sign-ups that failed because of the service', async () => {
    const address = anAddress();
    const passwords = new Passwords(undefined, new BoundedQueue(0, 0));
    const busy = await startAuth(settings, { now: clock.now, passwords });
    for (let index = 0; index <= LIMIT; index += 1) {
      const post = request(busy).post('/api/users/signup').set('X-Forwarded-For', address);
      await post.send(someCredentials()).expect(503);
    }
    await signUpTimes(LIMIT, address);
  });

  it('counts an address without its port, and a whole IPv6 network', async () => {
    for (let index = 1; index <= LIMIT; index += 1) await signUp(`[2001:db8:0:77::${index}]:${50_000 + index}`);
    await signUp('2001:db8:0:77::ffff').expect(429);
    await signUp('2001:db8:0:78::1').expect(201);
  });

  it('is separate from failed sign-ins', async () => {
    const address = anAddress();
    await signUpTimes(LIMIT, address);
    const signIn = request(urls[0]).post('/api/users/signin').set('X-Forwarded-For', address);
    await signIn.send(someCredentials()).expect(400);
  });
});

describe('without SIGNUPS_PER_ADDRESS', () => {
  it('has no limit, and counts nothing', async () => {
    const unlimited = authSettings();
    const url = await startAuth(unlimited);
    const responses = await atOnce(20, () => request(url).post('/api/users/signup').send(someCredentials()));
    expect(countOf(responses, 201)).toBe(20);
    const { attempts, close } = await openDatabase(unlimited);
    expect(await attempts.countDocuments({ _id: /^sign-up/ })).toBe(0);
    await close();
  });
});
