import { RecordingBus, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { mailsTo } from '../testing/received-mails';
import { aSignedInBrowser, authSettings, startAuth } from '../testing/start-auth';

const bus = new RecordingBus();
let url: string;

beforeAll(async () => {
  url = await startAuth(authSettings(), { bus });
});

afterAll(stopAll);

const NEW = 'another good one';

describe('PUT /api/users/password', () => {
  it('needs a session', () =>
    request(url).put('/api/users/password').send({ current: 'correct horse', password: NEW }).expect(401));

  it('replaces the password, and ends the sessions of other devices alone', async () => {
    const { browser, email, credentials } = await aSignedInBrowser(url);
    const elsewhere = request.agent(url);
    await elsewhere.post('/api/users/signin').send(credentials).expect(200);
    const change = { current: credentials.password, password: NEW };
    await browser.put('/api/users/password').send(change).expect(204);
    await elsewhere.post('/api/users/refresh').expect(401);
    await browser.post('/api/users/refresh').expect(200);
    await browser.post('/api/users/refresh').expect(200);
    await request(url).post('/api/users/signin').send(credentials).expect(400);
    await request(url).post('/api/users/signin').send({ email, password: NEW }).expect(200);
    expect(mailsTo(bus, email, 'password-changed')).toHaveLength(1);
  });

  it('refuses a wrong password as a failed sign-in, ten times', async () => {
    const { browser, credentials } = await aSignedInBrowser(url);
    const guess = () => browser.put('/api/users/password').send({ current: 'a wrong guess', password: NEW });
    for (let n = 0; n < 10; n += 1) {
      const { body } = await guess().expect(400);
      expect(body).toEqual({ errors: [{ message: 'This is not your password', field: 'current' }] });
    }
    await guess().expect(429);
    await request(url).post('/api/users/signin').send(credentials).expect(429);
  });

  it('makes one of two simultaneous changes', async () => {
    const { browser, email, credentials } = await aSignedInBrowser(url);
    const change = (password: string) =>
      browser.put('/api/users/password').send({ current: credentials.password, password });
    const statuses = (await Promise.all([change('the first one'), change('the second one')])).map((r) => r.status);
    expect(statuses.sort()).toEqual([204, 400]);
    expect(mailsTo(bus, email, 'password-changed')).toHaveLength(1);
  });

  it.each([[{}], [{ current: 'correct horse', password: 'short' }], [{ current: ['correct horse'], password: NEW }]])(
    'refuses the body %j',
    async (body) => {
      const { browser } = await aSignedInBrowser(url);
      await browser.put('/api/users/password').send(body).expect(400);
    },
  );
});
