import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '@ticketing/binaries';
import { ask, close, listen } from '../testing/http';
import { Endpoints } from './endpoints';
import { createGateway } from './gateway';
import { loadRoutes } from './routes';

const routes = loadRoutes(path.join(repositoryRoot, 'infra/k8s/components/ingress/ingress.yaml'));
const unreachable = 'http://127.0.0.1:1';
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

async function serve(server: Server): Promise<string> {
  servers.push(server);
  return listen(server);
}

const upstream = (listener: RequestListener): Promise<string> => serve(createServer(listener));
const named = (name: string): Promise<string> =>
  upstream((request, response) => response.end(`${name} ${request.url}`));

async function gateway(upstreams: Record<string, string[]>, standIns: { stripe?: string; sendgrid?: string } = {}) {
  const { stripe, sendgrid } = standIns;
  const replicas = Object.entries(upstreams).map(([service, urls]) => {
    return [service, urls.map((url) => ({ url, probe: () => Promise.resolve(true) }))] as const;
  });
  const endpoints = new Endpoints(Object.fromEntries(replicas));
  return serve(createGateway({ port: 8080, routes, endpoints, stripeStandIn: stripe, sendgridStandIn: sendgrid }));
}

const notFound = JSON.stringify({ errors: [{ message: 'Not found' }] });

describe('the routes of the ingress', () => {
  it.each([
    ['/api/users/signin', 'auth /api/users/signin'],
    ['/api/tickets', 'tickets /api/tickets'],
    ['/api/tickets/', 'tickets /api/tickets/'],
    ['/api/tickets?q=swan%20lake', 'tickets /api/tickets?q=swan%20lake'],
    ['/api/tickets/%ff', 'tickets /api/tickets/%ff'],
    ['http://localhost:8080/api/tickets?limit=1', 'tickets /api/tickets?limit=1'],
    ['/', 'client /'],
    ['/apiary', 'client /apiary'],
    ['/orders/1', 'client /orders/1'],
  ])('lead %s to the right service, unchanged', async (target, expected) => {
    const upstreams = {
      'auth-srv': [await named('auth')],
      'tickets-srv': [await named('tickets')],
      'client-srv': [await named('client')],
    };

    expect((await ask(await gateway(upstreams), target)).body).toBe(expected);
  });

  it.each(['/api', '/api/', '/api/nothing', '/api/ticketsandmore', '/api/users-of-old/1', '/api/%ff'])(
    'lead %s, which no service owns, to a service that refuses it, never to the client',
    async (target) => {
      const upstreams = { 'tickets-srv': [await named('tickets')], 'client-srv': [await named('client')] };
      expect((await ask(await gateway(upstreams), target)).body).toBe(`tickets ${target}`);
    },
  );

  it('respond with 404 in the contract’s shape to an unknown path if no client runs', async () => {
    const answer = await ask(await gateway({}), '/nothing');

    expect(answer).toMatchObject({ status: 404, body: notFound });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reject a path that is not UTF-8 if no client runs', async () => {
    expect(await ask(await gateway({}), '/%ff')).toMatchObject({ status: 400 });
  });
});

describe('the replicas of a service', () => {
  it('get requests in turn', async () => {
    const address = await gateway({ 'orders-srv': [await named('first'), await named('second')] });

    const bodies = [];
    for (let count = 0; count < 4; count += 1) bodies.push((await ask(address, '/api/orders')).body.split(' ')[0]);

    expect(bodies).toEqual(['first', 'second', 'first', 'second']);
  });

  it('take over from one that is down, including a POST with its complete body', async () => {
    const alive = await upstream((request, response) => void text(request).then((body) => response.end(body)));
    const address = await gateway({ 'orders-srv': [unreachable, alive] });
    const body = 'x'.repeat(100_000);

    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(address, '/api/orders', { method: 'POST', body })));

    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(answers.every((answer) => answer.body === body)).toBe(true);
  });

  it('get no new request while they are not ready, and finish the current one', async () => {
    let arrived: (response: ServerResponse) => void = () => undefined;
    const inHand = new Promise<ServerResponse>((resolve) => (arrived = resolve));
    const leaving = await upstream((_request, response) => arrived(response));
    const staying = await named('staying');
    let ready = true;
    const replicas = [
      { url: leaving, probe: () => Promise.resolve(ready) },
      { url: staying, probe: () => Promise.resolve(true) },
    ];
    const endpoints = new Endpoints({ 'orders-srv': replicas });
    const address = await serve(createGateway({ port: 8080, routes, endpoints }));

    const first = ask(address, '/api/orders');
    const response = await inHand;
    ready = false;
    await endpoints.refresh();
    const others = await Promise.all([1, 2, 3, 4].map(() => ask(address, '/api/orders')));
    response.end('leaving');

    expect(others.map(({ body }) => body.split(' ')[0])).toEqual(['staying', 'staying', 'staying', 'staying']);
    expect((await first).body).toBe('leaving');
  });

  it('take over a GET from one that dies during it', async () => {
    const dying = await upstream((request) => void request.socket.destroy());
    const address = await gateway({ 'orders-srv': [dying, await named('alive')] });

    expect(await ask(address, '/api/orders')).toMatchObject({ status: 200, body: 'alive /api/orders' });
  });

  it('lead to a 503 with Retry-After in the contract’s shape if all are down', async () => {
    const answer = await ask(await gateway({ 'orders-srv': [unreachable, unreachable] }), '/api/orders');

    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(JSON.parse(answer.body)).toEqual({
      errors: [{ message: expect.stringContaining('not available') as string }],
    });
  });

  it('get no repeated POST if one dies during it, since it may have taken effect', async () => {
    let asked = 0;
    const dying = await upstream((request) => {
      asked += 1;
      request.on('data', () => request.socket.destroy());
    });
    const address = await gateway({ 'orders-srv': [dying, dying] });

    expect(await ask(address, '/api/orders', { method: 'POST', body: '{}' })).toMatchObject({ status: 503 });
    expect(asked).toBe(1);
  });

  it('serve a GET even if the pooled connection is closed just as it is reused', async () => {
    let connections = 0;
    const server = createServer((request, response) => {
      if (request.url === '/api/orders/second' && connections === 1) return void request.socket.resetAndDestroy();
      response.end('here');
    });
    server.on('connection', () => (connections += 1));
    const address = await gateway({ 'orders-srv': [await serve(server)] });
    await ask(address, '/api/orders/first');

    expect(await ask(address, '/api/orders/second')).toMatchObject({ status: 200, body: 'here' });
    expect(connections).toBe(2);
  });
});

describe('a forwarded request', () => {
  it('names the caller to the service and drops forged headers', async () => {
    const echo = await upstream((request, response) => response.end(JSON.stringify(request.headers)));
    const headers = {
      Host: 'tickets.example.org',
      'X-Forwarded-For': '203.0.113.9',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'evil.example.org',
      'X-Request-Id': 'abc-123',
      Connection: 'close, X-Secret',
      'X-Secret': 'for the next hop only',
      TE: 'trailers',
      Cookie: 'session=1',
    };

    const { body } = await ask(await gateway({ 'auth-srv': [echo] }), '/api/users/currentuser', { headers });
    const received = JSON.parse(body) as Record<string, string>;

    expect(received).toMatchObject({
      host: 'tickets.example.org',
      'x-forwarded-for': '203.0.113.9, 127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'tickets.example.org',
      'x-request-id': 'abc-123',
      cookie: 'session=1',
    });
    expect(received).not.toHaveProperty('x-secret');
    expect(received).not.toHaveProperty('te');
  });

  it('gets a new request id in place of a malformed one', async () => {
    const echo = await upstream((request, response) => response.end(request.headers['x-request-id']));
    const headers = { 'X-Request-Id': 'not allowed!' };

    const { body } = await ask(await gateway({ 'auth-srv': [echo] }), '/api/users/x', { headers });

    expect(body).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('returns several cookies separately, with the headers of the response', async () => {
    const cookies = ['session=1; path=/', 'refresh=2; path=/'];
    const setting = await upstream((_request, response) =>
      response.writeHead(201, { 'Set-Cookie': cookies }).end('{}'),
    );

    const answer = await ask(await gateway({ 'auth-srv': [setting] }), '/api/users/signup', { method: 'POST' });

    expect(answer.status).toBe(201);
    expect(answer.headers['set-cookie']).toEqual(cookies);
    expect(answer.headers).not.toHaveProperty('x-content-type-options');
  });

  it('frames a chunked DELETE so that its body is not parsed as the next request', async () => {
    const seen: string[] = [];
    const listener: RequestListener = (request, response) => {
      void text(request).then((body) => {
        seen.push(`${request.method} ${request.url} ${body}`);
        response.end();
      });
    };
    const address = await gateway({ 'orders-srv': [await upstream(listener)] });

    const headers = { 'Transfer-Encoding': 'chunked' };
    await ask(address, '/api/orders/1', { method: 'DELETE', headers, body: 'GET /api/orders/2 HTTP/1.1\r\n\r\n' });
    await ask(address, '/api/orders/3');

    expect(seen).toEqual(['DELETE /api/orders/1 GET /api/orders/2 HTTP/1.1\r\n\r\n', 'GET /api/orders/3 ']);
  });

  it('keeps the framing of its body even if the caller declares Content-Length hop-by-hop', async () => {
    const seen: string[] = [];
    const listener: RequestListener = (request, response) => {
      void text(request).then((body) => {
        seen.push(`${request.method} ${request.url} ${request.headers.host} ${body}`);
        response.end();
      });
    };
    const address = await gateway({ 'orders-srv': [await upstream(listener)] });

    const body = 'GET /api/orders/2 HTTP/1.1\r\nHost: x\r\n\r\n';
    const headers = { Host: 'x', Connection: 'close, Content-Length, Host', 'Content-Length': body.length };
    await ask(address, '/api/orders/1', { method: 'DELETE', headers, body });
    await ask(address, '/api/orders/3', { headers: { Host: 'x' } });

    expect(seen).toEqual([`DELETE /api/orders/1 x ${body}`, 'GET /api/orders/3 x ']);
  });

  it('has no body if the caller sent none, even as a POST without Content-Length', async () => {
    const echo = await upstream((request, response) => response.end(JSON.stringify(request.headers)));
    const address = await gateway({ 'auth-srv': [echo] });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write('POST /api/users/refresh HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const received = await text(socket);
    expect(received).toContain('"content-length":"0"');
    expect(received).not.toContain('"transfer-encoding"');
  });

  it('reuses a connection to the service', async () => {
    let connections = 0;
    const server = createServer((_request, response) => response.end());
    server.on('connection', () => (connections += 1));
    const address = await gateway({ 'auth-srv': [await serve(server)] });

    for (let count = 0; count < 10; count += 1) await ask(address, '/api/users/currentuser');

    expect(connections).toBe(1);
  });

  it('ends abruptly where the service did, so that half a response is not taken for a complete one', async () => {
    const dying = await upstream((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' });
      response.write('the first half', () => setImmediate(() => response.destroy()));
    });

    await expect(ask(await gateway({ 'client-srv': [dying] }), '/')).rejects.toThrow('aborted');
  });

  it('is cancelled when the caller disconnects', async () => {
    let abandoned: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (abandoned = resolve));
    let arrived: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    const slow = await upstream((_request, response) => {
      response.on('close', abandoned);
      arrived();
    });
    const { port } = new URL(await gateway({ 'client-srv': [slow] }));

    const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    await asked;
    socket.destroy();

    await expect(left).resolves.toBeUndefined();
  });
});

describe('a message that is not valid HTTP', () => {
  it.each(['HELLO\r\n\r\n', 'GET /api/tickets HTTP/1.1\r\n\r\n'])(
    'is answered 400 in the contract’s shape: %j',
    async (said) => {
      const { port } = new URL(await gateway({ 'tickets-srv': [await named('tickets')] }));
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(said));

      const answer = await text(socket);

      expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
      expect(answer).toMatch(/x-request-id: [0-9a-f-]{36}\r\n/i);
      expect(answer).toContain(JSON.stringify({ errors: [{ message: 'The request is not valid HTTP' }] }));
    },
  );
});

describe('an unknown expectation', () => {
  it('does not make the gateway refuse the request', async () => {
    const { port } = new URL(await gateway({ 'tickets-srv': [await named('tickets')] }));
    const request = 'GET /api/tickets HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: a miracle\r\n\r\n';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));

    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});

describe('the stand-ins', () => {
  it('are reached at /mailbox, and at /stripe without that prefix', async () => {
    const address = await gateway({}, { stripe: await named('stripe'), sendgrid: await named('sendgrid') });

    expect((await ask(address, '/mailbox/1?page=2')).body).toBe('sendgrid /mailbox/1?page=2');
    expect((await ask(address, '/stripe/v1/tokens')).body).toBe('stripe /v1/tokens');
    expect((await ask(address, '/stripe?x=1')).body).toBe('stripe /?x=1');
    expect((await ask(address, '/stripes')).status).toBe(404);
  });

  it('have no path if the real services are used', async () => {
    expect((await ask(await gateway({ 'client-srv': [await named('client')] }), '/mailbox')).body).toBe(
      'client /mailbox',
    );
  });
});

describe('/ without a web client', () => {
  it('lists the running services and links to the mailbox', async () => {
    const upstreams = { 'orders-srv': [await named('orders')] };

    const { status, headers, body } = await ask(await gateway(upstreams, { sendgrid: unreachable }), '/');

    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(body).toContain('<li>orders</li>');
    expect(body).toContain('href="/mailbox"');
  });
});
