import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import request from 'supertest';
import { Mongo } from '../mongo/mongo';
import { mongoUri, RecordingBus, startMongo, testEnvironment, waitFor, type ServerProcess } from '../testing';
import { DeadLetters } from '../dead-letters/dead-letters';
import { mongoDeadLetters } from '../dead-letters/mongo-store';
import { createKit, createService, createServiceApp } from './kit';
import { parseConfig, serviceSettings, type ServiceConfig } from './config';
import { z } from 'zod';
import type { Service } from './service';

let server: ServerProcess;
let service: Service;
let url: string;
let finish: (() => void) | undefined;

const config = () => parseConfig(z.object(serviceSettings), testEnvironment('test'));

beforeEach(async () => {
  server = await startMongo();
});

afterEach(async () => {
  await service.stop();
  await server.stop();
});

async function start(settings: Partial<ServiceConfig> = {}): Promise<void> {
  const kit = createKit('test', { ...config(), ...settings });
  const mongo = new Mongo(mongoUri(server, 'test'), kit.logger);
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
  const app = createServiceApp(kit, { store: mongo, deadLetters, routers: [router] });
  ({ service } = createService(kit, app, [mongo, new RecordingBus()]));
  ({ url } = await service.start());
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
    await start({ SHUTDOWN_DELAY_MS: 1_000 });
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
    const kit = createKit('test', { ...config(), PORT: port });
    await expect(createService(kit, express(), []).service.start()).rejects.toThrow('EADDRINUSE');
    other.close();
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
