import { anId, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { aClock } from '../testing/clock';
import { aSignedInBrowser, authSettings, someCredentials, startAuth } from '../testing/start-auth';

const clock = aClock();
let url: string;

beforeAll(async () => {
  url = await startAuth(authSettings(), { now: clock.now });
});

afterAll(stopAll);

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

type Browser = ReturnType<typeof request.agent>;
interface Device {
  id: string;
  device: string;
  current: boolean;
}

const devicesOf = async (browser: Browser) => (await browser.get('/api/users/sessions').expect(200)).body as Device[];

/** A user with two devices: a computer, and a telephone that signed in an hour later. */
async function twoDevices() {
  const credentials = someCredentials();
  const computer = request.agent(url).set('User-Agent', FIREFOX);
  await computer.post('/api/users/signup').send(credentials).expect(201);
  clock.advance({ seconds: 3600 });
  const telephone = request.agent(url).set('User-Agent', PHONE);
  await telephone.post('/api/users/signin').send(credentials).expect(200);
  return { computer, telephone, credentials };
}

describe('GET /api/users/sessions', () => {
  it('needs a session', () => request(url).get('/api/users/sessions').expect(401));

  it('shows the devices in words, when they were used, and which is this one', async () => {
    const start = clock.now().toISOString();
    const { computer } = await twoDevices();
    const signedIn = clock.now().toISOString();
    clock.advance({ seconds: 60 });
    await computer.post('/api/users/refresh').expect(200);
    const used = clock.now().toISOString();
    const id = expect.stringMatching(/^[0-9a-f]{24}$/) as string;
    expect(await devicesOf(computer)).toEqual([
      { id, device: 'Firefox on Linux', createdAt: start, lastUsedAt: used, current: true },
      { id, device: 'Safari on iPhone', createdAt: signedIn, lastUsedAt: signedIn, current: false },
    ]);
  });

  it('leaves out devices that are signed out, and those of others', async () => {
    const { computer, telephone } = await twoDevices();
    await aSignedInBrowser(url);
    await telephone.post('/api/users/signout').send({}).expect(200);
    expect(await devicesOf(computer)).toHaveLength(1);
  });
});

describe('DELETE /api/users/sessions/:id', () => {
  it('signs that device out', async () => {
    const { computer, telephone } = await twoDevices();
    const other = (await devicesOf(computer)).find(({ current }) => !current);
    await computer.delete(`/api/users/sessions/${other?.id}`).expect(204);
    await telephone.post('/api/users/refresh').expect(401);
    await computer.post('/api/users/refresh').expect(200);
    await computer.delete(`/api/users/sessions/${other?.id}`).expect(404);
  });

  it('signs this device out', async () => {
    const { computer } = await twoDevices();
    const own = (await devicesOf(computer)).find(({ current }) => current);
    await computer.delete(`/api/users/sessions/${own?.id}`).expect(204);
    expect((await computer.get('/api/users/currentuser')).body).toEqual({ currentUser: null });
  });

  it('refuses the device of another user, and what is no device', async () => {
    const { computer, telephone } = await twoDevices();
    const { browser } = await aSignedInBrowser(url);
    const [device] = await devicesOf(computer);
    await browser.delete(`/api/users/sessions/${device?.id}`).expect(403);
    await browser.delete(`/api/users/sessions/${anId()}`).expect(404);
    await browser.delete('/api/users/sessions/x').expect(404);
    await request(url).delete(`/api/users/sessions/${device?.id}`).expect(401);
    await telephone.post('/api/users/refresh').expect(200);
  });
});

describe('DELETE /api/users/sessions', () => {
  it('signs all other devices out', async () => {
    const { computer, telephone, credentials } = await twoDevices();
    const library = request.agent(url);
    await library.post('/api/users/signin').send(credentials).expect(200);
    await telephone.delete('/api/users/sessions').expect(204);
    await computer.post('/api/users/refresh').expect(401);
    await library.post('/api/users/refresh').expect(401);
    await telephone.post('/api/users/refresh').expect(200);
    expect(await devicesOf(telephone)).toMatchObject([{ current: true }]);
  });
});
