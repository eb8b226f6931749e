import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NatsStreamingBus } from '@ticketing/common';
import { freePort, ServerProcess, waitFor } from '@ticketing/common/testing';
import IORedis from 'ioredis';
import stan from 'node-nats-streaming';
import pino from 'pino';
import { servicesOnBus } from '@ticketing/services';
import { ofKind, workload, type Manifest } from './support/manifest';
import { publishedBy } from './support/published';
import { render } from './support/render';
import { generatedSecrets } from './support/secrets';
import { itNeeds } from './tools/it-needs';
import { storePrograms } from './support/store-programs';

const needsKustomize = itNeeds('kustomize');
const secrets = generatedSecrets('prod');
const MAX_BYTES = 512 * 1024 * 1024;
/** 30 days. */
const MAX_AGE_NS = 30 * 24 * 3_600 * 1e9;
const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-stores-'));
const servers: ServerProcess[] = [];

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

/** A file of a ConfigMap, as production has it. */
function configuration(manifests: Manifest[], configMap: string, file: string): string {
  const found = ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name.startsWith(configMap));
  return found?.data?.[file] ?? '';
}

const natsConf = () => configuration(render('prod'), 'nats-config', 'nats.conf');

/** The configuration as the server reads it: with the environment that its StatefulSet gives it. */
function withPasswords(text: string): string {
  const [container] = workload(render('prod'), 'StatefulSet', 'nats').containers;
  const values = new Map(
    container?.env.map(({ name, valueFrom }) => {
      const { name: secret = '', key = '' } = valueFrom?.secretKeyRef ?? {};
      return [name, secrets[secret]?.[key] ?? ''];
    }),
  );
  return text.replaceAll(/\$(NATS_\w+)/g, (_all, name: string) => values.get(name) ?? '');
}

/** What each service publishes, by its sources. */
const PUBLISHED = Object.fromEntries(servicesOnBus().map((service) => [service, publishedBy(service)]));

async function start(program: Parameters<typeof ServerProcess.start>[0]): Promise<ServerProcess> {
  const server = await ServerProcess.start(program);
  servers.push(server);
  return server;
}

describe('NATS Streaming, configured as in the cluster', () => {
  let monitoring: number;
  let addressOf: (service: string) => string;

  beforeAll(async () => {
    monitoring = await freePort();
    const text = withPasswords(natsConf()).replace('http: 8222', `http: "127.0.0.1:${monitoring}"`);
    const server = await start(
      storePrograms.nats((port, data) =>
        text.replace('port: 4222', `listen: "127.0.0.1:${port}"`).replace('dir: /data', `dir: "${data}"`),
      ),
    );
    addressOf = (service) =>
      (secrets[`${service}-nats`]?.url ?? '').replace('nats-stable:4222', `127.0.0.1:${server.port}`);
    const isUp = async () => (await fetch(`http://127.0.0.1:${monitoring}/streaming/serverz`)).ok;
    await waitFor(isUp, { within: 20_000, what: 'the streaming server' });
  });

  const connect = (url: string) =>
    new Promise<string>((resolve) => {
      const client = stan.connect('ticketing', 'test', { url, reconnect: false, connectTimeout: 3_000 });
      client.on('connect', () => {
        client.close();
        resolve('connected');
      });
      client.on('error', (error: unknown) => resolve(String(error)));
    });

  needsKustomize('lets in each service by the password that was generated for it, and no other', async () => {
    for (const service of Object.keys(PUBLISHED))
      expect([service, await connect(addressOf(service))]).toEqual([service, 'connected']);
    expect(await connect(addressOf('orders').replace(/:s\w+@/, ':wrong@'))).toMatch(/Authorization/i);
    expect(await connect(addressOf('orders').replace('orders:', 'tickets:'))).toMatch(/Authorization/i);
  });

  needsKustomize.each(Object.entries(PUBLISHED))(
    'lets %s publish its own events, and no other’s',
    async (service, own) => {
      const bus = new NatsStreamingBus({
        ...{ url: addressOf(service), clusterId: 'ticketing', clientId: `${service}-test` },
        logger: pino({ level: 'silent' }),
      });
      try {
        bus.start();
        await waitFor(() => bus.missing() === undefined, { within: 20_000, what: `the bus of ${service}` });
        for (const subject of own) await bus.publish(subject, 'said');
        const [foreign = ''] = Object.entries(PUBLISHED).flatMap(([other, subjects]) =>
          other === service ? [] : subjects,
        );
        await expect(bus.publish(foreign, 'made up')).rejects.toThrow();
        expect(await bus.history(own[0] ?? '', 60_000)).toEqual(['said']);
      } finally {
        await bus.stop();
      }
    },
  );

  needsKustomize('knows as the events of each service those that its source publishes', () => {
    const permitted = Object.fromEntries(
      Object.keys(PUBLISHED).map((service) => {
        const [, user = ''] = natsConf().split(`user: ${service}\n`);
        const [before = ''] = user.split('subscribe {');
        const subjects = [...before.matchAll(/"_STAN\.pub\.\*\.([^"]+)"/g)].map(([, subject = '']) => subject);
        return [service, subjects.filter((subject) => subject !== 'bus:store-id').sort()];
      }),
    );
    expect(permitted).toEqual(
      Object.fromEntries(Object.entries(PUBLISHED).map(([name, own]) => [name, [...own].sort()])),
    );
  });

  needsKustomize('keeps its channels on the disk, within the limits that the alert counts on', async () => {
    const page = async (name: string): Promise<unknown> =>
      (await fetch(`http://127.0.0.1:${monitoring}/streaming/${name}`)).json();
    expect(await page('serverz')).toMatchObject({ cluster_id: 'ticketing', state: 'STANDALONE' });
    expect(await page('storez')).toMatchObject({
      type: 'FILE',
      limits: { max_bytes: MAX_BYTES, max_msgs: 0, max_age: MAX_AGE_NS },
    });
    // The server keeps the incarnation of its store for ever: an outbox would publish its last day again without it.
    expect(natsConf()).toMatch(/"bus:store-id" \{ max_age: "-1ns" \}/);
    expect(JSON.stringify(render('prod', ['observability']))).toContain('512 * 1024 * 1024');
  });

  needsKustomize('answers where its probes ask', async () => {
    expect((await fetch(`http://127.0.0.1:${monitoring}/healthz`)).status).toBe(200);
  });
});

describe('Redis, configured as in the cluster', () => {
  needsKustomize('asks for the generated password, throws no job away, and writes at once', async () => {
    const password = path.join(folder, 'password.conf');
    writeFileSync(password, secrets['expiration-redis']?.['password.conf'] ?? '');
    const text = configuration(render('prod'), 'expiration-redis-config', 'redis.conf').replace(
      '/run/secrets/redis/password.conf',
      password,
    );
    const server = await start(
      storePrograms.redis(
        (port, data) => `${text.replace('dir /data', `dir ${data}`)}\nport ${port}\nbind 127.0.0.1\n`,
      ),
    );
    const url = secrets['expiration-redis']?.url?.replace(/@.*$/, `@127.0.0.1:${server.port}`) ?? '';

    const client = new IORedis(url);
    const setting = async (name: string) => ((await client.config('GET', name)) as string[])[1];
    expect(await setting('maxmemory-policy')).toBe('noeviction');
    expect(await setting('appendonly')).toBe('yes');
    expect(await setting('appendfsync')).toBe('always');
    client.disconnect();

    const stranger = new IORedis(server.port, { lazyConnect: true });
    stranger.on('error', () => undefined);
    await expect(stranger.ping()).rejects.toThrow('NOAUTH');
    stranger.disconnect();
  });
});
