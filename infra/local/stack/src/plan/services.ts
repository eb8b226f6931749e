import { type ServiceName, serviceNames } from '../options';
import { type Connections, databaseUri } from '../supervisor/connections';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { lacksNothing } from '../supervisor/readiness';
import { nodeProcess } from './node-process';
import { SHUTDOWN_DELAY_MS, STOP_ALL } from './shutdown';
import { gatewayUrl, type Setting } from './plan';
import type { StandIns } from './stand-ins';

/** Six services share one machine: a smaller young generation saves memory and, up to here, costs no time. */
const FRUGAL = { nodeOptions: ['--max-semi-space-size=4'], env: { MALLOC_ARENA_MAX: '1' } };

interface Context {
  connections: Connections;
  standIns: StandIns;
  setting: Setting;
}

/** The services, each as many times as asked for. What else is in the environment reaches them as it is. */
export async function planServices(
  replicas: Record<ServiceName, number>,
  context: Context,
): Promise<ProcessDefinition[]> {
  const definitions: ProcessDefinition[] = [];
  for (const name of serviceNames) {
    for (let replica = 0; replica < replicas[name]; replica += 1) {
      const port = await context.setting.ports.next();
      const env = { ...FRUGAL.env, ...commonEnvironment(name, replica, context), ...ownEnvironment(name, context) };
      const script = `${name}/dist/index.js`;
      const spec = { name, replica, tier: 'application', port, script, env, readyPath: '/readyz' } as const;
      const service = nodeProcess({ ...spec, nodeOptions: FRUGAL.nodeOptions }, context.setting);
      definitions.push({ ...service, stopSignal: STOP_ALL, isReady: () => lacksNothing(`${service.url}/readyz`) });
    }
  }
  return definitions;
}

function commonEnvironment(name: ServiceName, replica: number, context: Context): Record<string, string> {
  return {
    NODE_ENV: 'development',
    TRUST_PROXY_HOPS: '1',
    SHUTDOWN_DELAY_MS: `${SHUTDOWN_DELAY_MS}`,
    ...context.setting.production?.settings,
    LOG_LEVEL: process.env.LOG_LEVEL || 'info',
    JWT_KEY: context.setting.secrets.jwtKey,
    NATS_URL: context.connections.natsUrl,
    NATS_CLUSTER_ID: context.connections.natsClusterId,
    NATS_CLIENT_ID: `${name}-${replica}`,
    // Six services on one machine: one port each, which serves operators, too.
    OPERATIONS_PORT: '',
  };
}

function ownEnvironment(name: ServiceName, { connections, standIns, setting }: Context): Record<string, string> {
  const mongo = { MONGO_URI: databaseUri(connections.mongoUri, name) };
  const redis = { REDIS_URL: connections.redisUrl };
  switch (name) {
    case 'auth':
    case 'tickets':
    case 'orders':
      return mongo;
    case 'expiration':
      return redis;
    case 'payments': {
      const stripe = { STRIPE_KEY: standIns.stripeKey, STRIPE_WEBHOOK_SECRET: setting.secrets.stripeWebhookSecret };
      return { ...mongo, ...stripe, ...(standIns.stripeUrl && { STRIPE_API_URL: standIns.stripeUrl }) };
    }
    case 'confirmation': {
      const mail = {
        SENDGRID_API_KEY: standIns.sendgridKey,
        MAIL_FROM: process.env.MAIL_FROM || 'tickets@example.com',
        PUBLIC_URL: process.env.PUBLIC_URL || gatewayUrl(setting),
      };
      return { ...redis, ...mail, ...(standIns.sendgridUrl && { SENDGRID_API_URL: standIns.sendgridUrl }) };
    }
  }
}
