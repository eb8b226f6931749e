import { RecordingBus, startMongo, mongoUri, stopAll } from '@ticketing/common/testing';
import { createConnection } from 'mongoose';
import request from 'supertest';
import { mailsTo, tokenTo } from '../testing/received-mails';
import { aSignedInBrowser, authSettings, refreshWith, someCredentials, startAuth } from '../testing/start-auth';

const bus = new RecordingBus();
const FAILING = 'failing';
let mongo: Awaited<ReturnType<typeof startMongo>>;
let url: string;
/** A replica whose writes of one kind can be made to fail, as those of a killed process do. */
let failingUrl: string;

beforeAll(async () => {
  // The failpoints of MongoDB itself.
  mongo = await startMongo('--setParameter', 'enableTestCommands=1');
  const settings = { ...authSettings({ MAILS_PER_ADDRESS: '1000' }), MONGO_URI: mongoUri(mongo, 'auth') };
  url = await startAuth(settings, { bus });
  failingUrl = await startAuth({ ...settings, MONGO_URI: `${settings.MONGO_URI}?appName=${FAILING}` }, { bus });
});

afterEach(() => failWrites('off'));

afterAll(async () => {
  await stopAll();
  await mongo.stop();
});

async function failWrites(mode: 'off' | 'alwaysOn', ...failCommands: string[]): Promise<void> {
  const connection = await createConnection(mongoUri(mongo, 'admin')).asPromise();
  const data = { failCommands, closeConnection: true, appName: FAILING };
  await connection.db?.command({ configureFailPoint: 'failCommand', mode, ...(mode !== 'off' && { data }) });
  await connection.close();
}

const CHANGES = ['update'];
const DELETIONS = ['delete'];

const ask = (method: 'put' | 'post', path: string, at: string, body: object) => request(at)[method](path).send(body);
const reset = (token: string, password: string, at = url) =>
  ask('put', '/api/users/password-resets', at, { token, password });
const verify = (token: string, at = url) => ask('put', '/api/users/verification', at, { token });
const signIn = (email: string, password: string) => ask('post', '/api/users/signin', url, { email, password });

async function aResetLink() {
  const user = await aSignedInBrowser(url);
  await ask('post', '/api/users/password-resets', url, { email: user.email }).expect(202);
  return { ...user, token: await tokenTo(bus, user.email, 'password-reset') };
}

async function anEmailChange() {
  const user = await aSignedInBrowser(url);
  const { email } = someCredentials();
  await user.browser.put('/api/users/email').send({ email, password: user.credentials.password }).expect(202);
  return { ...user, newEmail: email, token: await tokenTo(bus, email, 'email-change') };
}

describe('a link whose use was interrupted before the change', () => {
  it('still replaces the password, once', async () => {
    const { email, credentials, token } = await aResetLink();
    await failWrites('alwaysOn', ...CHANGES);
    await reset(token, 'was never stored', failingUrl).expect(503);
    await signIn(email, credentials.password).expect(200);
    await reset(token, 'another good one').expect(204);
    await reset(token, 'yet another one').expect(400);
    await signIn(email, 'another good one').expect(200);
  });

  it('still verifies an email', async () => {
    const { email } = await aSignedInBrowser(url);
    const token = await tokenTo(bus, email, 'verification');
    await failWrites('alwaysOn', ...CHANGES);
    await verify(token, failingUrl).expect(503);
    await verify(token).expect(200);
  });

  it('still changes the email', async () => {
    const { newEmail, token } = await anEmailChange();
    await failWrites('alwaysOn', ...CHANGES);
    await verify(token, failingUrl).expect(503);
    const { body } = await verify(token).expect(200);
    expect(body).toMatchObject({ email: newEmail });
  });
});

describe('a link whose use was interrupted after the change', () => {
  it('is used up, and every session has ended', async () => {
    const { email, refreshToken, credentials, token } = await aResetLink();
    await failWrites('alwaysOn', ...DELETIONS);
    await reset(token, 'another good one', failingUrl).expect(204);
    await reset(token, 'yet another one').expect(400);
    await refreshWith(url, refreshToken).expect(401);
    await signIn(email, credentials.password).expect(400);
    await signIn(email, 'another good one').expect(200);
    // Published again by the relay of the other replica, it is still one mail.
    const mails = mailsTo(bus, email, 'password-changed').map(({ requestId }) => requestId);
    expect(new Set(mails).size).toBe(1);
  });

  it('is used up when it changed the email', async () => {
    const { credentials, newEmail, token } = await anEmailChange();
    await failWrites('alwaysOn', ...DELETIONS);
    await verify(token, failingUrl).expect(200);
    await verify(token).expect(400);
    await signIn(newEmail, credentials.password).expect(200);
  });
});
