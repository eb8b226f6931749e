import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aUser, sessionCookieOf, TEST_JWT_KEY } from '@ticketing/common/testing';
import { History } from '../history/history';
import { goodUntil } from './session-cookie';
import { RecordingClient } from './recording-client';

const SIGNED_IN = ['/api/users/signup', '/api/users/signin', '/api/users/refresh'];

/** How the refreshes end, in order, before the rest succeeds. */
let refreshes: (401 | 'lost')[];
/** Whether sessions are refused that are good. */
let refusesAll: boolean;
let server: Server;
let history: History;
let person: RecordingClient;

beforeEach(async () => {
  [refreshes, refusesAll, history] = [[], false, new History()];
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  person = new RecordingClient(`http://127.0.0.1:${port}`, 'buyer 1', history);
  await person.signUp();
  history.exchanges.length = 0;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  const how = url === '/api/users/refresh' ? refreshes.shift() : undefined;
  if (how === 'lost') return void response.destroy();
  if (how === 401) return void end(response, 401, ['session=', 'refresh=']);
  if (SIGNED_IN.includes(url)) return void end(response, 200, [sessionCookieOf(aUser()), 'refresh=token']);
  const session = /session=([^;]*)/.exec(headers.cookie ?? '')?.[1];
  end(response, refusesAll || goodUntil(session) < Date.now() ? 401 : 200);
}

const end = (response: ServerResponse, status: number, cookies: string[] = []) =>
  response.writeHead(status, { 'Set-Cookie': cookies, 'Content-Type': 'application/json' }).end('{}');

const asks = () => person.ask({ method: 'GET', path: '/api/orders', allowed: [200] });
const asked = () => history.exchanges.map(({ path, status }) => `${path.replace('/api/', '')} ${status ?? 'lost'}`);
const disallowed = () => history.exchanges.filter(({ status = 200, allowed }) => !allowed.includes(status));

describe('a client whose session has expired', () => {
  beforeEach(() => person.expireSession(TEST_JWT_KEY));

  it('refreshes it once for all simultaneous requests, and retries them', async () => {
    expect((await Promise.all([asks(), asks()])).map((each) => each?.status)).toEqual([200, 200]);
    expect(asked().sort()).toEqual(['orders 200', 'orders 200', 'orders 401', 'orders 401', 'users/refresh 200']);
    expect(disallowed()).toEqual([]);
  });

  it('retries with the same refresh token when the answer got lost', async () => {
    refreshes = ['lost'];
    await asks();
    expect(asked()).toEqual(['orders 401', 'users/refresh lost', 'users/refresh 200', 'orders 200']);
    expect(disallowed()).toEqual([]);
  });

  it('signs in again when the refresh is refused, which is a violation', async () => {
    refreshes = [401];
    await asks();
    expect(asked()).toEqual(['orders 401', 'users/refresh 401', 'users/signin 200', 'orders 200']);
    expect(disallowed()).toMatchObject([{ path: '/api/users/refresh' }]);
  });
});

it('records a refused valid session as a violation', async () => {
  refusesAll = true;
  await person.askOnce({ method: 'GET', path: '/api/orders', allowed: [200] });
  expect(disallowed()).toMatchObject([{ status: 401 }]);
});
