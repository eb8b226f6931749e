import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NatsStreamingBus } from '@ticketing/common';
import { Redis } from '@ticketing/common/jobs';
import { Mongo } from '@ticketing/common/mongo';
import { CertificateAuthority, ServerProcess, waitFor } from '@ticketing/common/testing';
import { serviceNames, servicesOnBus, servicesWithStore } from '@ticketing/services';
import mongoose from 'mongoose';
import pino from 'pino';
import { ofKind, workload, type Container, type Manifest } from './support/manifest';
import { k8s, root } from './support/paths';
import { render } from './support/render';
import { run, type Outcome } from './support/run';
import { generatedSecrets } from './support/secrets';
import { certificateOf, issueInto } from './support/store-certificates';
import { danglingReferences } from './support/wiring';
import { inherited, serverBinaries } from './tools/config';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const secrets = generatedSecrets('prod');
const keys = Object.fromEntries(Object.entries(secrets).map(([name, values]) => [name, Object.keys(values)]));
const withTls = (...others: string[]) => render('prod', ['store-tls', ...others]);
const STORES = [
  ...servicesWithStore('mongo').map((name) => `${name}-mongo`),
  ...servicesWithStore('redis').map((name) => `${name}-redis`),
  'nats',
];
const FILES = {
  MONGO_CA_FILE: servicesWithStore('mongo'),
  REDIS_CA_FILE: servicesWithStore('redis'),
  NATS_CA_FILE: servicesOnBus(),
};

function containerOf(manifests: Manifest[], kind: string, name: string): Container & { args?: string[] } {
  const [container] = workload(manifests, kind, name).containers;
  if (!container) throw new Error(`${name} has no container`);
  return container;
}

/** The services whose environment names a file of authorities. */
const trusting = (manifests: Manifest[], variable: string) =>
  serviceNames.filter((name) =>
    containerOf(manifests, 'Deployment', `${name}-depl`).env.some((one) => one.name === variable),
  );

describe('the component store-tls', () => {
  needsKustomize('refers to nothing that is not there, with and without replica sets', () => {
    expect(danglingReferences(withTls(), keys)).toEqual([]);
    expect(danglingReferences(render('prod', ['mongo-replica-set', 'store-tls']), keys)).toEqual([]);
  });

  needsKustomize('has every service trust the authority, and it alone, for each store and the bus', () => {
    for (const [variable, services] of Object.entries(FILES))
      expect([variable, [...trusting(withTls(), variable)].sort()]).toEqual([variable, [...services].sort()]);
    for (const name of serviceNames) {
      const { pod } = workload(withTls(), 'Deployment', `${name}-depl`);
      const { secret } = pod.volumes.find((volume) => volume.name === 'store-ca') ?? {};
      expect(secret).toMatchObject({ secretName: 'store-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] });
    }
  });

  needsKustomize('has certificates for the names by which the stores are dialled', () => {
    const hostsIn = (address: string) => [...address.matchAll(/(?<=[@,])[\w.-]+(?=:\d+)/g)].map(([host]) => host);
    for (const store of STORES) {
      const addresses =
        store === 'nats'
          ? [secrets['orders-nats']?.url]
          : ['uri', 'url', 'replica-set-uri'].map((key) => secrets[store]?.[key]);
      const hosts = addresses.flatMap((address = '') => hostsIn(address));
      expect(hosts.length).toBeGreaterThan(0);
      expect([store, certificateOf(withTls(), store).dnsNames]).toEqual([store, expect.arrayContaining(hosts)]);
    }
  });

  needsKustomize('leaves a store that is elsewhere to its own address', () => {
    const managed: [string, keyof typeof FILES, string][] = [
      ['managed-mongo', 'MONGO_CA_FILE', '-mongo'],
      ['managed-redis', 'REDIS_CA_FILE', '-redis'],
      ['managed-nats', 'NATS_CA_FILE', 'nats'],
    ];
    for (const [component, variable, suffix] of managed) {
      const manifests = withTls(component);
      expect(trusting(manifests, variable)).toEqual([]);
      for (const other of Object.keys(FILES))
        if (other !== variable) expect(trusting(manifests, other)).not.toEqual([]);
      const certified = ofKind(manifests, 'Certificate').map(({ metadata }) => metadata.name);
      expect(certified.filter((name) => name.endsWith(suffix))).toEqual([]);
      expect(JSON.stringify(manifests)).not.toContain('$patch');
    }
  });

  needsKustomize('has the members of a replica set dial each other and be initiated by TLS', () => {
    const manifests = render('prod', ['mongo-replica-set', 'store-tls']);
    for (const service of servicesWithStore('mongo')) {
      const initiate = workload(manifests, 'StatefulSet', `${service}-mongo`).containers.find(
        ({ name }) => name === 'initiate',
      );
      expect(initiate?.env).toContainEqual({ name: 'CA_FILE', value: '/run/secrets/tls/ca.crt' });
      expect(initiate?.volumeMounts).toContainEqual(expect.objectContaining({ name: 'tls' }));
      expect(certificateOf(manifests, `${service}-mongo`).usages).toEqual(
        expect.arrayContaining(['server auth', 'client auth']),
      );
    }
    expect(JSON.stringify(withTls())).not.toContain('initiate');
  });

  needsKustomize('has the backup trust the authority, also where the backup goes on to a bucket', () => {
    for (const manifests of [withTls(), withTls('backup-to-bucket')]) {
      const [backup] = workload(manifests, 'CronJob', 'backup').containers;
      expect(backup).toMatchObject({
        name: 'backup',
        env: expect.arrayContaining([{ name: 'CA_FILE', value: '/run/secrets/store-ca/ca.crt' }]) as object,
      });
    }
  });
});

describe('a store that is started as the component says', () => {
  let folder: string;
  let authority: CertificateAuthority;
  const servers: ServerProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ticketing-store-tls-'));
    authority = await CertificateAuthority.create();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await authority.remove();
    rmSync(folder, { recursive: true });
  });

  /** The arguments that the component adds, for a server on this machine. */
  async function addedArguments(store: string): Promise<string[]> {
    const files = await issueInto(folder, authority, withTls(), store);
    const { args = [] } = containerOf(withTls(), 'StatefulSet', store);
    const before = containerOf(render('prod'), 'StatefulSet', store).args ?? [];
    return args
      .slice(before.length)
      .map((one) => one.replace('/run/secrets/tls', files).replace('$(MONGO_TLS_MODE)', 'requireTLS'));
  }

  async function start(program: Parameters<typeof ServerProcess.start>[0]): Promise<ServerProcess> {
    const server = await ServerProcess.start(program);
    servers.push(server);
    return server;
  }

  async function expectReached(component: Mongo | Redis | NatsStreamingBus): Promise<void> {
    try {
      void component.start();
      await waitFor(() => component.missing() === undefined, { within: 10_000, what: 'the connection' });
    } finally {
      await component.stop();
    }
  }

  const logger = pino({ level: 'silent' });

  /** The backup of a database, by what stands in for MongoDB's tools. */
  function backUp(uri: string): (env: Record<string, string>) => Outcome {
    for (const name of ['addresses', 'backups', 'bin']) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, 'addresses/orders'), uri);
    symlinkSync(path.join(__dirname, 'support/mongo-tools.cjs'), path.join(folder, 'bin/mongodump'));
    const env = {
      PATH: `${path.join(folder, 'bin')}:${inherited('PATH')}`,
      ADDRESSES: path.join(folder, 'addresses'),
      BACKUPS: path.join(folder, 'backups'),
      KEEP_DAYS: '14',
    };
    return (more) => run('/bin/sh', [path.join(k8s, 'base/backup/backup.sh')], { ...env, ...more });
  }

  /** A command of orders, which wants a database with orders in it. */
  const commandOf = (uri: string, env: Record<string, string>) =>
    run(process.execPath, [path.join(root, 'orders/dist/drop-single-ticket-index.js')], { ...env, MONGO_URI: uri });

  needsKustomize('MongoDB is reached by a service, its commands and the backup, by TLS alone', async () => {
    const added = await addedArguments('orders-mongo');
    const { port } = await start({
      name: 'mongod',
      binary: serverBinaries.mongod(),
      arguments: (on, data) => ['--port', String(on), '--dbpath', data, '--bind_ip', '127.0.0.1', ...added],
    });
    const uri = `mongodb://127.0.0.1:${port}/orders`;
    await expectReached(new Mongo(uri, logger, authority.caFile));
    await expect(mongoose.createConnection(uri, { serverSelectionTimeoutMS: 1_000 }).asPromise()).rejects.toThrow();
    const dumped = backUp(uri);
    expect(dumped({ CA_FILE: authority.caFile })).toMatchObject({ code: 0 });
    expect(dumped({}).code).not.toBe(0);
    expect(commandOf(uri, { MONGO_CA_FILE: authority.caFile }).output).toContain('have not run yet');
    expect(commandOf(uri, {}).output).toContain('The database cannot be used');
  });

  needsKustomize('NATS Streaming is reached by a service', async () => {
    const added = await addedArguments('nats');
    const { port } = await start({
      name: 'nats-streaming-server',
      binary: serverBinaries.natsStreamingServer(),
      arguments: (on, data) =>
        ['--addr', '127.0.0.1', '--port', String(on), '--cluster_id', 'ticketing', '--store', 'file'].concat([
          '--dir',
          data,
          ...added,
        ]),
    });
    const at = { url: `nats://127.0.0.1:${port}`, clusterId: 'ticketing', clientId: 'test', logger };
    await expectReached(new NatsStreamingBus({ ...at, caFile: authority.caFile }));
  });

  // Not every build of Redis has TLS; the image's has.
  const hasTls = !run(serverBinaries.redisServer(), ['--tls-port', '0', '--unknown', 'x']).output.includes('tls-port');
  (hasTls ? needsKustomize : it.skip)('Redis is reached by a service', async () => {
    const added = await addedArguments('expiration-redis');
    const { port } = await start({
      name: 'redis-server',
      binary: serverBinaries.redisServer(),
      arguments: (on, data) => [
        '--bind',
        '127.0.0.1',
        '--dir',
        data,
        ...added.map((one) => one.replace('6379', String(on))),
      ],
    });
    await expectReached(new Redis(`redis://127.0.0.1:${port}`, logger, authority.caFile));
  });
});
