import { userEmailChanged } from '@ticketing/common';
import { RecordingBus, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { mailsTo, tokenTo } from '../testing/received-mails';
import { aSignedInBrowser, authSettings, someCredentials, startAuth } from '../testing/start-auth';

const bus = new RecordingBus();
let url: string;

beforeAll(async () => {
  url = await startAuth(authSettings({ MAILS_PER_ADDRESS: '1000' }), { bus });
});

afterAll(stopAll);

const verify = (token: string) => request(url).put('/api/users/verification').send({ token });

async function aChange() {
  const user = await aSignedInBrowser(url);
  const { email } = someCredentials();
  const { password } = user.credentials;
  await user.browser.put('/api/users/email').send({ email, password }).expect(202, {});
  return { ...user, password, newEmail: email, token: await tokenTo(bus, email, 'email-change') };
}

describe('PUT /api/users/email', () => {
  it('needs a session', () => request(url).put('/api/users/email').send(someCredentials()).expect(401));

  it('changes the email once the new one is verified, and tells the old one', async () => {
    const { browser, id, email, password, newEmail, token } = await aChange();
    expect(mailsTo(bus, email, 'email-change-requested')).toHaveLength(1);
    await request(url).post('/api/users/signin').send({ email, password }).expect(200);

    await browser.put('/api/users/verification').send({ token }).expect(200, { id, email: newEmail });

    const { body } = await browser.get('/api/users/currentuser').expect(200);
    expect(body).toEqual({ currentUser: { id, email: newEmail, verified: true } });
    await request(url).post('/api/users/signin').send({ email, password }).expect(400);
    await request(url).post('/api/users/signin').send({ email: newEmail, password }).expect(200);
    const { data } = await bus.waitForPublished(userEmailChanged, (user) => user.id === id);
    expect(data).toMatchObject({ id, email: newEmail });
  });

  it('makes the links that went to the old email useless', async () => {
    const user = await aSignedInBrowser(url);
    const verification = await tokenTo(bus, user.email, 'verification');
    await request(url).post('/api/users/password-resets').send({ email: user.email }).expect(202);
    const reset = await tokenTo(bus, user.email, 'password-reset');
    const { email } = someCredentials();
    await user.browser.put('/api/users/email').send({ email, password: user.credentials.password }).expect(202);
    await verify(await tokenTo(bus, email, 'email-change')).expect(200);
    await verify(verification).expect(400);
    await request(url).put('/api/users/password-resets').send({ token: reset, password: 'stolen' }).expect(400);
  });

  it('is undone by a change of the password', async () => {
    const { browser, password, token } = await aChange();
    await browser.put('/api/users/password').send({ current: password, password: 'another good one' }).expect(204);
    await verify(token).expect(400);
  });

  it('has the last request count', async () => {
    const { browser, password, token } = await aChange();
    const { email } = someCredentials();
    await browser.put('/api/users/email').send({ email, password }).expect(202);
    await verify(token).expect(400);
    await verify(await tokenTo(bus, email, 'email-change')).expect(200);
  });

  it('refuses a taken email, also one that is taken meanwhile', async () => {
    const taken = await aSignedInBrowser(url);
    const { browser, password, newEmail, token } = await aChange();
    const { body } = await browser.put('/api/users/email').send({ email: taken.email, password }).expect(400);
    expect(body).toEqual({ errors: [{ message: 'Email is in use', field: 'email' }] });
    await aSignedInBrowser(url, { email: newEmail, password });
    await verify(token).expect(400);
  });

  it('refuses a wrong password, and an email that SendGrid would', async () => {
    const { browser, credentials } = await aSignedInBrowser(url);
    await browser
      .put('/api/users/email')
      .send({ ...someCredentials(), password: 'a wrong guess' })
      .expect(400);
    const { password } = credentials;
    await browser.put('/api/users/email').send({ email: 'jané@example.com', password }).expect(400);
  });
});
