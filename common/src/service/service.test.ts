import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import request from 'supertest';
import { Mongo } from '../mongo/mongo';
import { mongoUri, RecordingBus, startMongo, testEnvironment, waitFor, type ServerProcess } from '../testing';
import { DeadLetters } from '../dead-letters/dead-letters';
import { mongoDeadLetters } from '../mongo/dead-letters';
import { createContext, createService, createServiceApp } from './service-context';
import { parseConfig, serviceSettings } from './config';
import { z } from 'zod';
import type { Service } from './service';

let server: ServerProcess;
let service: Service;
let url: string;
let operationsUrl: string;
let bus: RecordingBus;
let finish: (() => void) | undefined;

const config = (env: Record<string, string> = {}) =>
  parseConfig(z.object(serviceSettings), { ...testEnvironment('test'), ...env });

beforeEach(async () => {
  server = await startMongo();
});

afterEach(async () => {
  await service.stop();
  await server.stop();
});

async function start(env: Record<string, string> = {}, { needsBus = false, busAway = false } = {}): Promise<void> {
  const context = createContext('test', config(env));
  const mongo = new Mongo(mongoUri(server, 'test'), context.logger);
  const deadLetters = new DeadLetters(mongoDeadLetters(mongo.connection));
  const router = express.Router();
  router.get('/api/slow', async (_req, res) => {
    await new Promise<void>((resolve) => (finish = resolve));
    res.json({ done: true });
  });
  router.get(
    '/api/stored',
    async (_req, res) => void res.json(await mongo.connection.collection('things').findOne({})),
  );
  const app = createServiceApp(context, { store: mongo, deadLetters, routers: [router] });
  bus = new RecordingBus();
  if (busAway) bus.start = () => void (bus.away = true);
  ({ service } = createService(context, app, [mongo, bus], { needsBus }));
  ({ url, operationsUrl } = await service.start());
}

const readiness = () => request(url).get('/readyz');

describe('a service', () => {
  it('lives, but is not ready and serves nothing, until its database comes', async () => {
    await server.kill();
    await start();
    await request(url).get('/healthz').expect(200);
    const { body } = await readiness().expect(503);
    expect(body).toEqual({ errors: expect.arrayContaining([{ message: 'mongo: MongoDB is away' }]) as unknown });
    const refused = await request(url).get('/api/stored').expect(503);
    expect(refused.headers['retry-after']).toBe('2');
    await server.resume();
    await waitFor(async () => (await readiness()).status === 200);
    await request(url).get('/api/stored').expect(200);
  });

  it('answers 503 while its database is away, and is ready again when it is back', async () => {
    await start();
    await waitFor(async () => (await readiness()).status === 200);
    await server.kill();
    const { body } = await request(url).get('/api/stored').expect(503);
    expect(body).toEqual({ errors: [{ message: 'Temporarily unavailable, please try again' }] });
    await waitFor(async () => (await readiness()).status === 503);
    await server.resume();
    await waitFor(async () => (await readiness()).status === 200);
    await request(url).get('/api/stored').expect(200);
  });

  it('finishes the request in hand when it stops, and takes no other', async () => {
    await start();
    await waitFor(async () => (await readiness()).status === 200);
    const slow = request(url)
      .get('/api/slow')
      .then((answer) => answer.body as unknown);
    await waitFor(() => finish);
    const stopped = service.stop();
    await expect(request(url).get('/healthz')).rejects.toThrow('ECONNREFUSED');
    finish?.();
    expect(await slow).toEqual({ done: true });
    await stopped;
  });

  it('goes on answering for a while after it has turned unready, on connections that end with the answer', async () => {
    await start({ SHUTDOWN_DELAY_MS: '1000' });
    await waitFor(async () => (await readiness()).status === 200);
    let isOver = false;
    const retired = service.retire().then(() => (isOver = true));
    expect((await readiness()).body).toEqual({ errors: [{ message: 'service: is stopping' }] });
    const { headers } = await request(url).get('/api/stored').expect(200);
    expect(headers.connection).toBe('close');
    expect(isOver).toBe(false);
    await retired;
  });

  it.each([
    ['an expectation that it does not know', 'Expect: a miracle'],
    ['as many headers as a gateway lets through', `X-Long: ${'x'.repeat(40_000)}`],
  ])('answers a request with %s as any other', async (_what, line) => {
    await start();
    const request = `GET /api/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${line}\r\n\r\n`;
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(request));
    const answer = await text(socket);
    expect(answer).toContain('\r\nX-Request-Id: ');
    expect(answer).toContain('{"errors":[{"message":');
  });

  it('says that its port is taken', async () => {
    await start();
    const other = express().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const context = createContext('test', { ...config(), PORT: port });
    await expect(createService(context, { app: express() }, []).service.start()).rejects.toThrow('EADDRINUSE');
    other.close();
  });

  it('is ready, and says so of the bus, while the bus alone is missing', async () => {
    await start();
    await waitFor(async () => (await readiness()).status === 200);
    await readiness().expect(200, { status: 'ready' });
    bus.away = true;
    await readiness().expect(200, { status: 'ready', degraded: [{ message: 'bus: the bus is away' }] });
    const { text } = await request(url).get('/metrics').expect(200);
    expect(text).toContain('service_ready{service="test"} 1');
    expect(text).toContain('dependency_up{dependency="bus",service="test"} 0');
    expect(text).toContain('dependency_up{dependency="mongo",service="test"} 1');
    await request(url).get('/api/stored').expect(200);
  });

  it('is ready and serves requests when the bus is away from the start', async () => {
    await start({}, { busAway: true });
    await waitFor(async () => (await readiness()).status === 200);
    await request(url).get('/api/stored').expect(200);
  });

  it('is not ready without the bus when it lives on the bus alone', async () => {
    await start({}, { needsBus: true });
    await waitFor(async () => (await readiness()).status === 200);
    bus.away = true;
    await readiness().expect(503, { errors: [{ message: 'bus: the bus is away' }] });
    const { text } = await request(url).get('/metrics').expect(200);
    expect(text).toContain('service_ready{service="test"} 0');
  });

  it('keeps a connection for longer than the minute for which proxies keep theirs', async () => {
    await start();
    const { headers } = await request(url).get('/healthz').set('Connection', 'keep-alive').expect(200);
    expect(Number(/timeout=(\d+)/.exec(headers['keep-alive'] ?? '')?.[1])).toBeGreaterThan(60);
  });

  it('serves operators and callers on one port by default', async () => {
    await start();
    await waitFor(async () => (await readiness()).status === 200);
    expect(operationsUrl).toBe(url);
    for (const path of ['/healthz', '/readyz', '/metrics', '/dead-letters']) await request(url).get(path).expect(200);
  });

  it('serves metrics and dead letters on the operators’ port alone where there is one, and probes on both', async () => {
    await start({ OPERATIONS_PORT: '0' });
    await waitFor(async () => (await readiness()).status === 200);
    for (const path of ['/metrics', '/dead-letters']) {
      const { body } = await request(url).get(path).expect(404);
      expect(body).toEqual({ errors: [{ message: 'Not found' }] });
      await request(operationsUrl).get(path).expect(200);
    }
    await request(url).delete('/dead-letters/7').expect(404);
    for (const at of [url, operationsUrl]) {
      for (const path of ['/healthz', '/readyz']) await request(at).get(path).expect(200);
    }
    const { body, headers } = await request(operationsUrl).get('/api/stored').expect(404);
    expect(body).toEqual({ errors: [{ message: 'Not found' }] });
    expect(headers['x-request-id']).toBeDefined();
    await service.stop();
    await expect(request(operationsUrl).get('/healthz')).rejects.toThrow('ECONNREFUSED');
  });

  it('shows its metrics, dead letters among them', async () => {
    await start();
    await waitFor(async () => (await readiness()).status === 200);
    const { text } = await request(url).get('/metrics').expect(200);
    expect(text).toContain('service_ready{service="test"} 1');
    expect(text).toContain('dead_letters{service="test"} 0');
    await request(url).get('/dead-letters').expect(200, []);
    await request(url).post('/dead-letters/7/replay').expect(404);
    await request(url).delete('/dead-letters/7').expect(404);
  });
});
