import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import pino from 'pino';
import { z } from 'zod';
import { NatsStreamingBus } from '../bus/nats-streaming/nats-streaming-bus';
import { Redis } from '../jobs/redis/redis';
import { Mongo } from '../mongo/mongo';
import {
  CertificateAuthority,
  sharedServers,
  startMongo,
  startNatsStreaming,
  TEST_CLUSTER_ID,
  uniqueName,
  waitFor,
  type IssuedCertificate,
} from '../testing';
import type { Component } from './component';
import { busSettings, mongoSettings, parseConfig, redisSettings } from './config';

type Store = 'mongo' | 'nats' | 'redis';
type Ports = Record<Store, number>;

const RETRIED_WITHIN_MS = 10_000;

let authority: CertificateAuthority;
let stranger: CertificateAuthority;
/** With a certificate for the name by which they are dialled; with one for their address alone; without TLS. */
let servers: Record<'named' | 'misnamed' | 'plain', Ports>;
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  [authority, stranger] = await Promise.all([CertificateAuthority.create(), CertificateAuthority.create()]);
  const ips = ['127.0.0.1'];
  const [named, misnamed] = await Promise.all([
    authority.issue('named', { dns: ['localhost'], ips }),
    authority.issue('misnamed', { dns: ['elsewhere.example.com'], ips }),
  ]);
  const { mongoUri, natsUrl, redisUrl } = sharedServers();
  const [mongo = 0, nats = 0, redis = 0] = [mongoUri, natsUrl, redisUrl].map((url) => Number(new URL(url).port));
  servers = {
    named: await startServers(named, redis),
    misnamed: await startServers(misnamed, redis),
    plain: { mongo, nats, redis },
  };
}, 60_000);

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await Promise.all([authority.remove(), stranger.remove()]);
});

/** Servers that take connections by TLS alone. Redis gets it from what stands before it: not every build of it has TLS. */
async function startServers(certificate: IssuedCertificate, redis: number): Promise<Ports> {
  const { certificateFile, keyFile, combinedFile } = certificate;
  const [mongo, nats] = await Promise.all([
    startMongo('--tlsMode', 'requireTLS', '--tlsCertificateKeyFile', combinedFile),
    // The streaming server is a client of NATS itself.
    startNatsStreaming(
      '--tls',
      '--tlscert',
      certificateFile,
      '--tlskey',
      keyFile,
      '--tls_client_cacert',
      authority.caFile,
    ),
  ]);
  const front = createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }, (near) => {
    const far = connect(redis, '127.0.0.1');
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  stops.push(
    () => mongo.stop(),
    () => nats.stop(),
    () => front.close(),
  );
  return { mongo: mongo.port, nats: nats.port, redis: (front.address() as AddressInfo).port };
}

/** A service's connection to a store, dialled by the name "localhost", and what it logs. */
function connectionTo(store: Store, port: number, caFile?: string) {
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });
  const create: Record<Store, () => Component> = {
    mongo: () => new Mongo(`mongodb://localhost:${port}/${uniqueName('tls')}`, logger, caFile),
    nats: () =>
      new NatsStreamingBus({
        ...{ url: `nats://localhost:${port}`, clusterId: TEST_CLUSTER_ID, clientId: 'tls', logger, caFile },
      }),
    redis: () => new Redis(`redis://localhost:${port}`, logger, caFile),
  };
  const component = create[store]();
  void component.start();
  return { component, log };
}

async function expectRefusal(connection: ReturnType<typeof connectionTo>, reason: RegExp): Promise<void> {
  const { component, log } = connection;
  try {
    const said = () => log.some((line) => reason.test(line));
    await waitFor(said, { within: RETRIED_WITHIN_MS }).catch(() => undefined);
    expect(log).toContainEqual(expect.stringMatching(reason));
    expect(component.missing?.()).toMatch(/is away$/);
  } finally {
    await component.stop();
  }
}

describe.each<Store>(['mongo', 'nats', 'redis'])('%s with TLS', (store) => {
  it('is reached by whoever trusts its authority', async () => {
    const { component } = connectionTo(store, servers.named[store], authority.caFile);
    const isThere = () => component.missing?.() === undefined;
    await waitFor(isThere, { within: RETRIED_WITHIN_MS, what: 'the connection' });
    await component.stop();
  });

  it('is not taken for the real one when another authority signed its certificate', () =>
    expectRefusal(
      connectionTo(store, servers.named[store], stranger.caFile),
      /unable to verify the first certificate|certificate signature failure/,
    ));

  it('is not taken for the real one when its certificate is for another name', () =>
    expectRefusal(
      connectionTo(store, servers.misnamed[store], authority.caFile),
      /does not match certificate's altnames/,
    ));

  it('is sent nothing where the server has no TLS', () =>
    expectRefusal(
      connectionTo(store, servers.plain[store], authority.caFile),
      /disconnected before secure TLS|does not support a secure|connect ETIMEDOUT/,
    ));
});

describe('the file of an authority', () => {
  const schema = z.object({ ...busSettings, ...mongoSettings, ...redisSettings }).partial();
  const names = ['MONGO_CA_FILE', 'NATS_CA_FILE', 'REDIS_CA_FILE'];

  it.each(names)('is named by %s', (name) => {
    expect(parseConfig(schema, { [name]: authority.caFile })).toEqual({ [name]: authority.caFile });
  });

  it.each(names)('is refused at the start where %s names no certificate of an authority', (name) => {
    for (const file of ['/nowhere/ca.crt', __filename])
      expect(() => parseConfig(schema, { [name]: file })).toThrow(`${name}: must be a file of certificates in PEM`);
  });
});
