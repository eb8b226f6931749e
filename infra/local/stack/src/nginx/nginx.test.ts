import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { request } from 'node:https';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { loadRoutes } from '../gateway/routes';
import { findServer, nginx, repositoryRoot } from '@ticketing/binaries';
import { type Certificate, loadCertificate } from '../supervisor/certificate';
import { FreePorts } from '../supervisor/free-ports';
import { acceptsConnections } from '../supervisor/readiness';
import { StateDirectory } from '../supervisor/state-directory';
import { waitFor } from '../supervisor/wait-for';
import { ask as askPlainly, close, listen } from '../testing/http';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { nginxConfig } from './nginx-config';

const routes = loadRoutes(path.join(repositoryRoot, 'infra/k8s/components/ingress/ingress.yaml'));
const folder = temporaryFolder();
const ports = new FreePorts();
const unreachable = 'http://127.0.0.1:1';
const servers: Server[] = [];
let certificate: Certificate;
let running: ChildProcess | undefined;
let port: number;
let internalPort: number;

beforeAll(async () => (certificate = await loadCertificate(new StateDirectory(folder))));

afterEach(async () => {
  if (running) {
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  }
  await Promise.all(servers.splice(0).map(close));
});

async function upstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  return listen(server);
}

const named = (name: string): Promise<string> =>
  upstream((request, response) => response.end(`${name} ${request.url}`));

async function start(upstreams: Record<string, string[]>, standIns: { stripeStandIn?: string } = {}): Promise<void> {
  const found = await findServer(nginx, () => undefined);
  if (found.kind !== 'binary') throw new Error('nginx is a program');
  [port, internalPort] = [await ports.next(), await ports.next()];
  const { version } = found;
  const about = { version, port, internalPort, ...certificate, bodySize: '1m', routes, upstreams, ...standIns };
  const config = path.join(folder, 'nginx.conf');
  writeFileSync(config, nginxConfig(about));
  running = spawn(found.path, ['-p', folder, '-e', 'stderr', '-c', config], { stdio: 'ignore' });
  await waitFor(() => acceptsConnections(port), { timeout: 10_000 });
}

interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends a request over TLS, with path and headers exactly as given. */
function ask(target: string, { body, ...question }: Question = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const ca = readFileSync(certificate.certificateFile);
    const options = { host: 'localhost', port, path: target, ca, agent: false, ...question };
    const outgoing = request(options, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    outgoing.on('error', reject).end(body);
  });
}

describe('nginx in the place of the ingress controller', () => {
  it.each([
    ['/api/users/signin', 'auth /api/users/signin'],
    ['/api/tickets', 'tickets /api/tickets'],
    ['/api/tickets/%ff?q=swan%20lake', 'tickets /api/tickets/%ff?q=swan%20lake'],
    ['/api/ticketsandmore', 'tickets /api/ticketsandmore'],
    ['/apiary', 'client /apiary'],
    ['/', 'client /'],
    ['/stripe/v1/tokens?x=%2F', 'stripe /v1/tokens?x=%2F'],
  ])('leads %s where the Ingress says, unchanged', async (target, expected) => {
    const upstreams = {
      'auth-srv': [await named('auth')],
      'tickets-srv': [await named('tickets')],
      'client-srv': [await named('client')],
    };
    await start(upstreams, { stripeStandIn: await named('stripe') });

    expect((await ask(target)).body).toBe(expected);
  });

  it('names the caller to the service and drops forged headers', async () => {
    await start({ 'auth-srv': [await upstream((from, response) => response.end(JSON.stringify(from.headers)))] });
    const made = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'http', 'X-Forwarded-Host': 'evil.example' };

    const { body } = await ask('/api/users/x', { headers: { ...made, 'X-Request-Id': 'abc-123' } });

    expect(JSON.parse(body)).toMatchObject({
      host: `localhost:${port}`,
      'x-forwarded-for': '127.0.0.1',
      'x-real-ip': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': `localhost:${port}`,
      'x-forwarded-port': `${port}`,
      'x-request-id': 'abc-123',
    });
  });

  it('sends a request to another replica if it was not sent yet, including a POST with its body', async () => {
    const alive = await upstream((from, response) => void text(from).then((body) => response.end(body)));
    await start({ 'orders-srv': [unreachable, alive] });
    const body = 'x'.repeat(100_000);

    const answers = await Promise.all([1, 2, 3].map(() => ask('/api/orders', { method: 'POST', body })));

    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(answers.every((answer) => answer.body === body)).toBe(true);
  });

  it('never repeats a POST that was sent, and repeats a GET', async () => {
    const asked: (string | undefined)[] = [];
    const dying = () => upstream((from) => void (asked.push(from.method) && from.socket.destroy()));
    await start({ 'orders-srv': [await dying(), await dying()] });

    const post = await ask('/api/orders', { method: 'POST', body: '{}' });
    expect(asked).toEqual(['POST']);
    await ask('/api/orders');

    expect(post.status).toBe(503);
    expect(asked).toEqual(['POST', 'GET', 'GET']);
  });

  it('reuses a connection to a service', async () => {
    let connections = 0;
    const service = await upstream((_request, response) => response.end());
    servers[0]?.on('connection', () => (connections += 1));
    await start({ 'auth-srv': [service] });

    for (let count = 0; count < 10; count += 1) await ask('/api/users/x');

    // One for each of the two worker processes.
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('responds in the contract’s shape if no replica is ready or a body is too large', async () => {
    await start({ 'orders-srv': [], 'tickets-srv': [await named('tickets')] });

    const away = await ask('/api/orders');
    const large = await ask('/api/tickets', { method: 'POST', body: 'x'.repeat(2_000_000) });

    expect(away).toMatchObject({ status: 503, headers: { 'retry-after': '1', 'x-content-type-options': 'nosniff' } });
    expect(away.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.parse(away.body)).toEqual({
      errors: [{ message: expect.stringContaining('not available') as string }],
    });
    expect(large).toMatchObject({ status: 413, body: '{"errors":[{"message":"The body is too large"}]}' });
  });

  it.each(['GET /api/tickets HTTP/9.9\r\nHost: x\r\n\r\n', 'HELLO\r\n\r\n', 'GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n'])(
    'refuses what is no HTTP in the contract’s shape: %j',
    async (said) => {
      await start({});
      const ca = readFileSync(certificate.certificateFile);
      const socket = connect({ host: '127.0.0.1', servername: 'localhost', port, ca }, () => socket.write(said));

      const [chunk] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();

      expect(chunk.toString()).toMatch(/^HTTP\/1\.1 400 /);
      expect(chunk.toString()).toContain('{"errors":[{"message":"The request is not valid HTTP"}]}');
    },
  );

  it('redirects plain http to https', async () => {
    await start({});

    const { status, headers } = await askPlainly(`http://127.0.0.1:${port}`, '/a?b=c', {
      headers: { Host: 'localhost' },
    });

    expect({ status, location: headers.location }).toEqual({
      status: 308,
      location: `https://localhost:${port}/a?b=c`,
    });
  });

  it('passes the client’s own requests to the services unchanged', async () => {
    await start({
      'auth-srv': [await upstream((from, response) => response.end(JSON.stringify([from.url, from.headers])))],
    });
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' };

    const { body } = await askPlainly(`http://127.0.0.1:${internalPort}`, '/auth/api/users/%ff?a=b', { headers });

    const [target, received] = JSON.parse(body) as [string, Record<string, string>];
    expect(target).toBe('/api/users/%ff?a=b');
    expect(received).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' });
    expect(received).not.toHaveProperty('x-real-ip');
  });
});
