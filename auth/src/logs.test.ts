import { mongoUri, startMongo, stopAll, type ServerProcess } from '@ticketing/common/testing';
import request from 'supertest';
import { aSignedInBrowser, authSettings, refreshWith, someCredentials, startAuth } from './testing/start-auth';
import { openDatabase } from './testing/database';
import { recordingLogger } from './testing/recording-logger';

const { logger, text } = recordingLogger();
let mongo: ServerProcess;
let settings: Record<string, string>;
let url: string;

beforeAll(async () => {
  mongo = await startMongo();
  settings = authSettings({ MONGO_URI: mongoUri(mongo, 'auth'), REFRESH_GRACE_SECONDS: '0' });
  url = await startAuth(settings, { logger });
});

afterAll(async () => {
  await stopAll();
  await mongo.stop();
});

const post = (route: string, body: object) => request(url).post(`/api/users/${route}`).send(body);

/** Makes the database refuse every account, with an error that quotes the email. */
async function refuseAccounts(): Promise<void> {
  const { users, close } = await openDatabase(settings);
  await users.db.db?.command({ collMod: 'users', validator: { email: { $regex: '^none$' } } });
  await close();
}

describe('the log', () => {
  it('contains no email after any request or failure', async () => {
    const emails: string[] = [];
    const logged = (credentials = someCredentials()) => (emails.push(credentials.email), credentials);
    const known = logged();
    const { refreshToken } = await aSignedInBrowser(url, known);
    await post('signup', known).expect(400);
    await post('signup', { ...logged(), password: 'short' }).expect(400);
    await post('signin', known).expect(200);
    await post('signin', { ...known, password: 'a wrong guess' }).expect(400);
    await post('signin', logged()).expect(400);
    await request(url).get(`/api/users/${logged().email}`).expect(404);
    await refreshWith(url, refreshToken).expect(200);
    await refreshWith(url, refreshToken).expect(401);
    await refuseAccounts();
    await post('signup', logged()).expect(500);
    await mongo.kill();
    await post('signup', logged()).expect(503);
    await post('signin', known).expect(503);

    expect(text()).toContain('Document failed validation');
    expect(text()).toContain('something that the request needs is away');
    expect(text()).not.toContain('example.com');
    for (const email of emails) expect(text()).not.toContain(email.replace(/@.*/, ''));
  });
});
