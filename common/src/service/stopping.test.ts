import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express from 'express';
import pino from 'pino';
import request from 'supertest';
import { NatsStreamingBus } from '../bus/nats-streaming/nats-streaming-bus';
import { Consumer } from '../consumer/consumer';
import { listener } from '../consumer/listener';
import { DeadLetters } from '../dead-letters/dead-letters';
import { mongoDeadLetters } from '../mongo/dead-letters';
import { writeEvent } from '../events/envelope';
import { ticketCreated } from '../events/ticket-created';
import { Mongo } from '../mongo/mongo';
import { aTicketCreated, startReady, testEnvironment, uniqueName, waitFor } from '../testing';
import { z } from 'zod';
import { busSettings, mongoSettings, parseConfig, serviceSettings } from './config';
import { createBus, createContext, createService, createServiceApp } from './service-context';
import type { Service } from './service';

/** What `runService` gives a service; whatever has not stopped by then is cut off. */
const IN_TIME_MS = 8_900;

let service: Service;
let port: number;
let begun: string[];
let finishEvent: () => void;
let finishRequest: () => void;
const sockets: Socket[] = [];

beforeEach(async () => {
  const config = parseConfig(
    z.object({ ...serviceSettings, ...busSettings, ...mongoSettings }),
    testEnvironment('stop'),
  );
  const context = createContext('stop', config);
  const mongo = new Mongo(config.MONGO_URI, context.logger);
  const bus = createBus(context, config);
  const deadLetters = new DeadLetters(mongoDeadLetters(mongo.connection));
  begun = [];
  const finished = new Promise<void>((resolve) => (finishEvent = resolve));
  const handler = listener(ticketCreated, async ({ title }) => {
    begun.push(title);
    await finished;
  });
  const { logger, metrics } = context;
  const consumer = new Consumer({ bus, group: uniqueName('stop'), listeners: [handler], deadLetters, logger, metrics });
  const router = express.Router();
  router.get('/api/slow', async (_req, res) => {
    await new Promise<void>((resolve) => (finishRequest = resolve));
    res.json({ done: true });
  });
  router.post('/api/echo', (req, res) => void res.json(req.body));
  const apps = createServiceApp(context, { store: mongo, deadLetters, routers: [router] });
  ({ service } = createService(context, apps, [mongo, bus, consumer]));
  port = Number(new URL(await startReady({ service })).port);
});

afterEach(async () => {
  finishEvent();
  for (const socket of sockets.splice(0)) socket.destroy();
  await service.stop();
});

/** Opens a connection and sends so much of a request. */
async function send(text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

const SILENT = [
  '',
  'GET /api/slow HTTP/1.1\r\nHost: x\r\n',
  'POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half":',
];

const neighbours: NatsStreamingBus[] = [];
afterEach(() => Promise.all(neighbours.splice(0).map((bus) => bus.stop())));

async function publish(title: string): Promise<void> {
  const env = testEnvironment('neighbour');
  const at = { url: env.NATS_URL ?? '', clusterId: env.NATS_CLUSTER_ID ?? '', clientId: uniqueName('neighbour') };
  const bus = new NatsStreamingBus({ ...at, logger: pino({ level: 'silent' }) });
  neighbours.push(bus);
  bus.start();
  await waitFor(() => bus.missing() === undefined, { within: 20_000 });
  await bus.publish(ticketCreated.subject, writeEvent(ticketCreated, 'tickets', aTicketCreated({ title })));
}

async function stop(): Promise<number> {
  const before = Date.now();
  await service.stop();
  return Date.now() - before;
}

describe('a service that stops', () => {
  it('closes idle connections that are kept alive at once', async () => {
    const socket = await send('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    expect(await stop()).toBeLessThan(2_000);
  });

  it('stops in time beside callers that opened a connection and are silent, or sent half a request', async () => {
    for (const text of SILENT) await send(text);
    expect(await stop()).toBeLessThan(IN_TIME_MS);
  });

  it('lets a request that is worked on outlast silent callers', async () => {
    await send(SILENT[1] ?? '');
    const slow = request(`http://127.0.0.1:${port}`).get('/api/slow');
    const answered = slow.then(({ body }) => body as unknown);
    await waitFor(() => finishRequest as unknown);
    const silent = sockets[0] as Socket;
    const stopped = service.stop();
    await once(silent, 'close');
    finishRequest();
    expect(await answered).toEqual({ done: true });
    await stopped;
  });

  it('finishes the event in hand and begins no other, although a caller is silent', async () => {
    await send(SILENT[1] ?? '');
    await publish('in hand');
    await waitFor(() => begun.includes('in hand'));
    const stopped = stop();
    await publish('too late');
    finishEvent();
    expect(await stopped).toBeLessThan(IN_TIME_MS);
    expect(begun).not.toContain('too late');
  });

  it('gives an event back that takes too long', async () => {
    await send(SILENT[1] ?? '');
    await publish('endless');
    await waitFor(() => begun.includes('endless'));
    expect(await stop()).toBeLessThan(IN_TIME_MS);
  });

  it('begins no event from the moment at which it turns unready, although requests still come', async () => {
    const retired = service.retire();
    await publish('too late for a service that retires');
    await request(`http://127.0.0.1:${port}`).get('/healthz').expect(200);
    await retired;
    await stop();
    expect(begun).not.toContain('too late for a service that retires');
  });
});
