import { stopAll } from '@ticketing/common/testing';
import request, { type Response } from 'supertest';
import { BoundedQueue } from '../passwords/bounded-queue';
import { Passwords } from '../passwords/passwords';
import { aBrowser, authSettings, cookie, someCredentials, startAuth, startReplicas } from '../testing/start-auth';
import { openDatabase } from '../testing/database';

const settings = authSettings();
let url: string;
let replicaUrl: string;
let database: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  [url, replicaUrl] = await startReplicas(settings);
  database = await openDatabase(settings);
});

afterAll(async () => {
  await database.close();
  await stopAll();
});

const signUp = (body: object) => request(url).post('/api/users/signup').send(body);
const maxAgeOf = (response: Response) =>
  cookie(response, 'refresh')
    .attributes.map((text) => Number(/^max-age=(\d+)$/.exec(text)?.[1]))
    .find((seconds) => !Number.isNaN(seconds));
const withPassword = (password: unknown) => signUp({ ...someCredentials(), password });

describe('POST /api/users/signup', () => {
  it('makes an account and signs it in', async () => {
    const credentials = someCredentials();
    const browser = aBrowser(url);
    const { body } = await browser.post('/api/users/signup').send(credentials).expect(201);
    expect(body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/) as string, email: credentials.email });
    const { body: session } = await browser.get('/api/users/currentuser').expect(200);
    expect(session).toEqual({ currentUser: { ...(body as object), verified: false } });
  });

  it('hides both cookies from scripts and from other sites', async () => {
    const response = await signUp(someCredentials()).expect(201);
    for (const name of ['session', 'refresh']) {
      const { attributes } = cookie(response, name);
      expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'samesite=lax']));
      expect(attributes).not.toContain('secure');
    }
    const days = (maxAgeOf(response) ?? 0) / (24 * 60 * 60);
    expect(days).toBeCloseTo(30, 2);
  });

  it('makes the cookies Secure in production', async () => {
    const production = await startAuth(authSettings({ NODE_ENV: 'production' }));
    const behindTls = request(production).post('/api/users/signup').set('X-Forwarded-Proto', 'https');
    const response = await behindTls.send(someCredentials()).expect(201);
    expect(cookie(response, 'session').attributes).toContain('secure');
    expect(cookie(response, 'refresh').attributes).toContain('secure');
  });

  it('stores the email trimmed and in lower case', async () => {
    const { email, password } = someCredentials();
    const { body } = await signUp({ email: `  ${email.toUpperCase()}\t`, password }).expect(201);
    expect(body).toMatchObject({ email });
  });

  it('stores the domain of the email in ASCII', async () => {
    const { email, password } = someCredentials();
    const [local] = email.split('@');
    const { body } = await signUp({ email: `${local}@BÜCHER.de`, password }).expect(201);
    expect(body).toMatchObject({ email: `${local}@xn--bcher-kva.de` });
    for (const domain of ['bücher.de', 'bu\u0308cher.de', 'xn--bcher-kva.de', 'XN--BCHER-KVA.DE']) {
      const taken = await signUp({ email: `${local}@${domain}`, password }).expect(400);
      expect(taken.body).toEqual({ errors: [{ message: 'Email is in use', field: 'email' }] });
      await request(url)
        .post('/api/users/signin')
        .send({ email: ` ${local}@${domain}`, password })
        .expect(200);
    }
  });

  it.each(['\u200b', '\u00ad', '\u2060', '\ufeff', '\u202e', '\u0007', '\ufe0f'])(
    'refuses an email with the invisible %j, in words',
    async (character) => {
      for (const email of [`a${character}b@example.com`, `ab@exam${character}ple.com`, `${character}ab@example.com`]) {
        const { body } = await signUp({ email, password: 'correct horse' }).expect(400);
        const message = 'Email must not contain invisible characters';
        expect(body).toEqual({ errors: [{ message, field: 'email' }] });
      }
    },
  );

  it.each(['jürgen@example.com', 'ju\u0308rgen@example.com', '李@example.com', '\u212aate@example.com'])(
    'refuses %s, whose local part is not ASCII, in words',
    async (email) => {
      const { body } = await signUp({ email, password: 'correct horse' }).expect(400);
      const message = 'Email may have only letters without accents, digits and signs before the @';
      expect(body).toEqual({ errors: [{ message, field: 'email' }] });
    },
  );

  it('refuses a taken email in any case', async () => {
    const { email, password } = someCredentials();
    await signUp({ email, password }).expect(201);
    const { body } = await signUp({ email: ` ${email.toUpperCase()}`, password: 'another' }).expect(400);
    expect(body).toEqual({ errors: [{ message: 'Email is in use', field: 'email' }] });
  });

  it('hashes for a taken email as well: both requests wait when there are many sign-ups', async () => {
    const taken = someCredentials();
    await signUp(taken).expect(201);
    const busy = await startAuth(settings, { passwords: new Passwords(undefined, new BoundedQueue(0, 0)) });
    for (const { email, password } of [taken, someCredentials()]) {
      await request(busy).post('/api/users/signup').send({ email, password }).expect(503);
    }
    await request(busy).post('/api/users/signin').send(taken).expect(200);
  });

  it('makes one account of twenty simultaneous sign-ups with one email, over two replicas', async () => {
    const credentials = someCredentials();
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        request(index % 2 ? url : replicaUrl)
          .post('/api/users/signup')
          .send(credentials),
      ),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 400)]);
    expect(await database.users.countDocuments({ email: credentials.email })).toBe(1);
  });

  it('accepts an email of 254 characters and refuses one of 255', async () => {
    const email = (lastLabel: number) =>
      `${'e'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(lastLabel)}.com`;
    expect([email(57).length, email(58).length]).toEqual([254, 255]);
    await signUp({ email: email(57), password: 'correct horse' }).expect(201);
    const { body } = await signUp({ email: email(58), password: 'correct horse' }).expect(400);
    expect(body).toEqual({ errors: [{ message: 'Email must have at most 254 characters', field: 'email' }] });
  });

  it.each([
    undefined,
    null,
    7,
    true,
    ['a@example.com'],
    { $gt: '' },
    '',
    'no-at-sign',
    'no@body',
    'a b@example.com',
    '\ud800@b.de',
    'a@example.com/path',
    'a@example.com:25',
    'a@%65xample.com',
    'a@xn--a.de',
    'a@☕',
  ])('refuses %j as an email', async (email) => {
    const { body } = await signUp({ email, password: 'correct horse' }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'email' }] });
  });

  it.each([
    undefined,
    null,
    1234567,
    ['correct horse'],
    { $gt: '' },
    '',
    'five5',
    '\ud800'.repeat(8),
    '🎫'.repeat(5),
    '🎫'.repeat(129),
    'u\u0308'.repeat(5),
    'u\u0308'.repeat(129),
  ])('refuses %j as a password', async (password) => {
    const { body } = await withPassword(password).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'password' }] });
  });

  it.each(['sixsix', '      ', '🎫'.repeat(6), '🎫'.repeat(128), 'p'.repeat(128), 'u\u0308'.repeat(128)])(
    'takes %j as a password',
    async (password) => {
      await withPassword(password).expect(201);
    },
  );

  it('accepts a PASSWORD_MIN_LENGTH of 128 code points', async () => {
    const strict = await startAuth(authSettings({ PASSWORD_MIN_LENGTH: '128' }));
    const signUpThere = (password: string) =>
      request(strict)
        .post('/api/users/signup')
        .send({ ...someCredentials(), password });
    await signUpThere('🎫'.repeat(127)).expect(400);
    await signUpThere('🎫'.repeat(128)).expect(201);
  });

  it('treats all Unicode forms of a password as the same', async () => {
    const { email } = someCredentials();
    await signUp({ email, password: 'schlu\u0308ssel' }).expect(201);
    for (const password of ['schlüssel', 'schlu\u0308ssel']) {
      await request(url).post('/api/users/signin').send({ email, password }).expect(200);
    }
    await request(url).post('/api/users/signin').send({ email, password: 'schlussel' }).expect(400);
  });

  it('requires as many characters as PASSWORD_MIN_LENGTH', async () => {
    const strict = await startAuth(authSettings({ PASSWORD_MIN_LENGTH: '12' }));
    const signUpThere = (password: string) =>
      request(strict)
        .post('/api/users/signup')
        .send({ ...someCredentials(), password });
    await signUpThere('elevenchars').expect(400);
    await signUpThere('twelve chars').expect(201);
  });

  it('reports every invalid field', async () => {
    const { body } = await signUp({}).expect(400);
    expect(body).toEqual({
      errors: [
        { message: 'Email is required, as a string', field: 'email' },
        { message: 'Password is required, as a string', field: 'password' },
      ],
    });
  });

  it('stores the password as an argon2id hash, and ignores a request to become an administrator', async () => {
    const { email, password } = someCredentials();
    await signUp({ email, password, administrator: true, revoked: true, _id: '0'.repeat(24) }).expect(201);
    const stored = await database.users.findOne({ email }).lean();
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored).toMatchObject({ administrator: false, revoked: false });
    expect(stored?._id.toHexString()).not.toBe('0'.repeat(24));
    expect(JSON.stringify(stored)).not.toContain(password);
  });
});
