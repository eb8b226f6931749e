import { generateKeyPairSync } from 'node:crypto';
import type { Address } from '../gateway/probe';
import { parseOptions } from '../options';
import type { Servers } from '@ticketing/binaries';
import { FreePorts } from '../supervisor/free-ports';
import { StateDirectory } from '../supervisor/state-directory';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { overlaySettings } from './overlay-settings';
import { type Plan, planStack } from './plan';

const directory = new StateDirectory(temporaryFolder());
const local = (path: string) => ({ kind: 'binary', path, version: '1' }) as const;
const servers: Servers = { mongod: local('m'), natsStreamingServer: local('n'), redisServer: local('r') };
const certificate = { certificateFile: '/certificate.pem', keyFile: '/key.pem' };
const production = { certificate, internalPort: 8081, settings: overlaySettings() };
const { privateKey, publicKey } = generateKeyPairSync('ec', {
  namedCurve: 'prime256v1',
  privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  publicKeyEncoding: { format: 'der', type: 'spki' },
});
const secrets = {
  ...{ jwtKey: 'the key', mailTokenKey: 'the key of mails', stripeWebhookSecret: 'the webhook secret' },
  sendgridWebhookKey: privateKey.toString('base64'),
};
const variables = ['STRIPE_KEY', 'SENDGRID_API_KEY', 'SENDGRID_WEBHOOK_KEY', 'MAIL_FROM'];
const before = variables.map((name) => [name, process.env[name]] as const);

beforeEach(() => variables.forEach((name) => delete process.env[name]));
afterAll(() => before.forEach(([name, value]) => value !== undefined && (process.env[name] = value)));

function plan(args: string[] = [], found = servers): Promise<Plan> {
  directory.create();
  const options = parseOptions(['--no-client', ...args]);
  const context = { directory, ports: new FreePorts(), secrets, gatewayPort: 8080 };
  return planStack(found, options, options.production ? { ...context, production } : context);
}

const named = ({ definitions }: Plan, name: string, replica = 0) => {
  const definition = definitions.find((one) => one.name === name && one.replica === replica);
  if (!definition) throw new Error(`${name}-${replica} is not in the plan`);
  return definition;
};

describe('the plan of a stack', () => {
  it('has every server, stand-in and service as a separate process on its own port', async () => {
    const { definitions } = await plan();

    expect(definitions.map(({ name }) => name)).toEqual([
      'mongo',
      'nats',
      'redis',
      'stripe',
      'sendgrid',
      'auth',
      'tickets',
      'orders',
      'expiration',
      'payments',
      'confirmation',
      'gateway',
    ]);
    expect(new Set(definitions.map(({ port }) => port)).size).toBe(definitions.length);
  });

  it('gives a service its own database, the bus and its own address', async () => {
    const planned = await plan();
    const orders = named(planned, 'orders');

    expect(orders.env).toMatchObject({
      HOST: '127.0.0.1',
      PORT: String(orders.port),
      JWT_KEY: 'the key',
      MONGO_URI: `${planned.connections.mongoUri}/orders`,
      NATS_URL: planned.connections.natsUrl,
      NATS_CLUSTER_ID: 'ticketing',
      NATS_CLIENT_ID: 'orders-0',
      TRUST_PROXY_HOPS: '1',
    });
    expect(orders.env).not.toHaveProperty('STRIPE_KEY');
  });

  it('passes the address of every replica to the gateway', async () => {
    const planned = await plan(['--replicas', 'orders=2']);
    const upstreams = JSON.parse(named(planned, 'gateway').env.UPSTREAMS ?? '') as Record<string, Address[]>;

    const addresses = [0, 1].map((replica) => named(planned, 'orders', replica).url);
    expect(upstreams['orders-srv']).toEqual(addresses.map((url) => ({ url, readyUrl: `${url}/readyz` })));
    expect(named(planned, 'orders', 1).env.NATS_CLIENT_ID).toBe('orders-1');
  });

  it('connects payments to the Stripe stand-in, which sends its webhooks through the gateway', async () => {
    const planned = await plan();

    const secret = { STRIPE_WEBHOOK_SECRET: 'the webhook secret' };
    expect(named(planned, 'payments').env).toMatchObject({ STRIPE_API_URL: named(planned, 'stripe').url, ...secret });
    const WEBHOOK_URL = 'http://127.0.0.1:8080/api/payments/webhook';
    expect(named(planned, 'stripe').env).toMatchObject({ WEBHOOK_URL, ...secret });
  });

  it('connects the SendGrid stand-in to confirmation, which has the public key of its webhooks', async () => {
    const planned = await plan();

    expect(named(planned, 'confirmation').env).toMatchObject({
      SENDGRID_API_URL: named(planned, 'sendgrid').url,
      SENDGRID_WEBHOOK_KEY: publicKey.toString('base64'),
    });
    expect(named(planned, 'sendgrid').env).toMatchObject({
      WEBHOOK_URL: 'http://127.0.0.1:8080/api/confirmations/webhook',
      SENDGRID_WEBHOOK_PRIVATE_KEY: secrets.sendgridWebhookKey,
    });
  });

  it('leaves a stand-in out if the environment has a real key', async () => {
    process.env.STRIPE_KEY = 'sk_test_real';
    process.env.SENDGRID_API_KEY = 'SG.real';
    const planned = await plan();

    expect(() => named(planned, 'stripe')).toThrow();
    expect(named(planned, 'payments').env).toMatchObject({ STRIPE_KEY: 'sk_test_real' });
    expect(named(planned, 'payments').env).not.toHaveProperty('STRIPE_API_URL');
    expect(planned.mailbox).toBe(false);
    expect(named(planned, 'confirmation').env).not.toHaveProperty('SENDGRID_WEBHOOK_KEY');
  });

  it('has the shape of the production overlay with --production: nginx with TLS in front of two replicas each', async () => {
    const planned = await plan(['--production'], { ...servers, nginx: local('/usr/sbin/nginx') });

    expect(named(planned, 'gateway')).toMatchObject({ command: '/usr/sbin/nginx', url: 'https://localhost:8080' });
    expect(named(planned, 'auth', 1).env).toMatchObject({ NODE_ENV: 'production', PASSWORD_MIN_LENGTH: '8' });
    expect(Object.keys(planned.ingress?.replicas ?? {})).toEqual([
      'auth-srv',
      'tickets-srv',
      'orders-srv',
      'payments-srv',
      'confirmation-srv',
    ]);
    const WEBHOOK_URL = 'https://127.0.0.1:8080/api/payments/webhook';
    expect(named(planned, 'stripe').env).toMatchObject({ WEBHOOK_URL, NODE_EXTRA_CA_CERTS: '/certificate.pem' });
  });

  it('is refused with --production if nginx is missing', async () => {
    await expect(plan(['--production'])).rejects.toThrow('needs the program nginx');
  });

  it('has no process for a server that runs elsewhere', async () => {
    const planned = await plan([], { ...servers, mongod: { kind: 'external', url: 'mongodb://db.example.org' } });

    expect(() => named(planned, 'mongo')).toThrow();
    expect(named(planned, 'auth').env.MONGO_URI).toBe('mongodb://db.example.org/auth');
  });
});
