import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, ServerProcess, waitFor } from '@ticketing/common/testing';
import IORedis from 'ioredis';
import stan from 'node-nats-streaming';
import { ofKind, type Manifest } from './support/manifest';
import { render } from './support/render';
import { generatedSecrets } from './support/secrets';
import { itNeeds } from './tools/it-needs';
import { storePrograms } from './support/store-programs';

const needsKustomize = itNeeds('kustomize');
const secrets = generatedSecrets('prod');
const MAX_BYTES = 512 * 1024 * 1024;
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

async function start(program: Parameters<typeof ServerProcess.start>[0]): Promise<ServerProcess> {
  const server = await ServerProcess.start(program);
  servers.push(server);
  return server;
}

describe('NATS Streaming, configured as in the cluster', () => {
  let monitoring: number;
  let address: string;

  beforeAll(async () => {
    monitoring = await freePort();
    const password = secrets.nats?.password ?? '';
    const text = configuration(render('prod'), 'nats-config', 'nats.conf')
      .replace('http: 8222', `http: "127.0.0.1:${monitoring}"`)
      .replace('$NATS_PASSWORD', password);
    const server = await start(
      storePrograms.nats((port, data) =>
        text.replace('port: 4222', `listen: "127.0.0.1:${port}"`).replace('dir: /data', `dir: "${data}"`),
      ),
    );
    address = `nats://ticketing:${password}@127.0.0.1:${server.port}`;
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

  needsKustomize('lets in who knows the generated password, and nobody else', async () => {
    const isUp = async () => (await fetch(`http://127.0.0.1:${monitoring}/streaming/serverz`)).ok;
    await waitFor(isUp, { within: 20_000, what: 'the streaming server' });
    expect(await connect(address)).toBe('connected');
    expect(await connect(address.replace(/:s\w+@/, ':wrong@'))).toMatch(/Authorization/i);
  });

  needsKustomize('keeps its channels on the disk, within the limits that the alert counts on', async () => {
    const page = async (name: string): Promise<unknown> =>
      (await fetch(`http://127.0.0.1:${monitoring}/streaming/${name}`)).json();
    expect(await page('serverz')).toMatchObject({ cluster_id: 'ticketing', state: 'STANDALONE' });
    expect(await page('storez')).toMatchObject({ type: 'FILE', limits: { max_bytes: MAX_BYTES, max_msgs: 0 } });
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
