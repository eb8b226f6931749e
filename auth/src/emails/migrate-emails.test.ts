import { anId, stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import request from 'supertest';
import { makeAdministrator } from '../commands/make-administrator';
import { Passwords } from '../passwords/passwords';
import { aSignedInBrowser, authSettings, startAuth } from '../testing/start-auth';
import { openDatabase } from '../testing/database';
import { recordingLogger } from '../testing/recording-logger';

const settings = authSettings();
const { logger, text } = recordingLogger();
let url: string;
let database: Awaited<ReturnType<typeof openDatabase>>;

/** Accounts as they were stored before emails were normalised. */
const legacy = [
  { id: anId(), email: 'typed@bücher.de', password: 'as it is read' },
  { id: anId(), email: 'decomposed@bu\u0308cher.de', password: 'in another form' },
  { id: anId(), email: 'jürgen@example.com', password: 'not only ASCII' },
  { id: anId(), email: 'hidden@exa\u200bmple.com', password: 'with no width' },
  { id: anId(), email: 'twice@bücher.de', password: 'the one account' },
  { id: anId(), email: 'twice@xn--bcher-kva.de', password: 'the other account' },
  { id: anId(), email: 'plain@example.com', password: 'as ever' },
];

beforeAll(async () => {
  database = await openDatabase(settings);
  const passwords = new Passwords();
  for (const { id, email, password } of legacy) {
    const passwordHash = await passwords.hash(password);
    await database.users.collection.insertOne({
      ...{ _id: new Types.ObjectId(id), email, passwordHash },
      ...{ administrator: false, revoked: false },
    });
  }
  url = await startAuth(settings, { logger });
});

afterAll(async () => {
  await database.close();
  await stopAll();
});

const signIn = (email: string, password: string) => request(url).post('/api/users/signin').send({ email, password });

const storedEmail = async (id: string) => (await database.users.findById(id).lean())?.email;

const accountOf = (email: string) => {
  const found = legacy.find((account) => account.email === email);
  if (!found) throw new Error(`No account with ${email}`);
  return found;
};

describe('an account from before emails were normalised', () => {
  it.each(legacy)('signs in with $email as before', async ({ id, email, password }) => {
    const { body } = await signIn(email, password).expect(200);
    expect(body).toMatchObject({ id });
    await signIn(email, 'a wrong guess').expect(400);
  });

  it.each([
    ['typed@bücher.de', 'typed@xn--bcher-kva.de'],
    ['decomposed@bu\u0308cher.de', 'decomposed@xn--bcher-kva.de'],
  ])('with %s is stored as %s from the next start, and signs in with either', async (before, after) => {
    const { id, password } = accountOf(before);
    expect(await storedEmail(id)).toBe(after);
    await signIn(after, password).expect(200);
    await request(url).post('/api/users/signup').send({ email: before, password }).expect(400);
    await request(url).post('/api/users/signup').send({ email: after, password }).expect(400);
  });

  it.each(['hidden@exa\u200bmple.com', 'jürgen@example.com', 'plain@example.com'])(
    '%s stays as it is',
    async (email) => {
      expect(await storedEmail(accountOf(email).id)).toBe(email);
    },
  );

  it('does not become another account by losing an invisible character', async () => {
    await signIn('hidden@example.com', 'with no width').expect(400);
    await aSignedInBrowser(url, { email: 'hidden@example.com', password: 'my own address' });
  });

  it('is kept beside another one with the same email, and each signs in with its own password', async () => {
    for (const account of ['twice@bücher.de', 'twice@xn--bcher-kva.de'].map(accountOf)) {
      expect(await storedEmail(account.id)).toBe(account.email);
      for (const typed of ['twice@bücher.de', 'twice@xn--bcher-kva.de']) {
        expect((await signIn(typed, account.password).expect(200)).body).toMatchObject({ id: account.id });
      }
    }
    expect(text()).toContain(accountOf('twice@bücher.de').id);
    expect(text()).not.toMatch(/bücher|bcher/);
  });

  it('is made an administrator by any form of its email', async () => {
    const { exitCode } = await makeAdministrator({ MONGO_URI: settings.MONGO_URI ?? '' }, 'Typed@Bücher.de');
    expect(exitCode).toBe(0);
    expect(await database.users.findById(accountOf('typed@bücher.de').id).lean()).toMatchObject({
      administrator: true,
    });
  });
});
