import { services, type Service, type ServiceName } from '@ticketing/services';
import { type Connections, databaseUri } from '../supervisor/connections';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { isFullyReady } from '../supervisor/readiness';
import { nodeProcess } from './node-process';
import { SHUTDOWN_DELAY_MS, STOP_ALL } from './shutdown';
import { gatewayUrl, type PlanContext } from './plan';
import type { StandIns } from './stand-ins';

/**
 * All services share one machine: a young generation of a quarter of the usual size saves 90 MB, and costs a tenth of the
 * speed under load.
 */
const FRUGAL = { nodeOptions: ['--max-semi-space-size=4'], env: { MALLOC_ARENA_MAX: '1' } };

interface ServiceContext extends PlanContext {
  connections: Connections;
  standIns: StandIns;
}

/** Every service with its number of replicas. Other variables of the supervisor's environment reach them unchanged. */
export async function planServices(
  replicas: Record<ServiceName, number>,
  context: ServiceContext,
): Promise<ProcessDefinition[]> {
  const definitions: ProcessDefinition[] = [];
  for (const service of services) {
    const { name } = service;
    for (let replica = 0; replica < replicas[name]; replica += 1) {
      const port = await context.ports.next();
      const env = { ...FRUGAL.env, ...commonEnvironment(name, replica, context), ...ownEnvironment(service, context) };
      const script = `${name}/dist/index.js`;
      const spec = { name, replica, tier: 'application', port, script, env, readyPath: '/readyz' } as const;
      // An argument would outweigh what the environment says.
      const nodeOptions = process.env.NODE_OPTIONS?.includes('--max-semi-space-size') ? [] : FRUGAL.nodeOptions;
      const definition = nodeProcess({ ...spec, nodeOptions }, context);
      const isReady = (): Promise<boolean> => isFullyReady(`${definition.url}/readyz`);
      definitions.push({ ...definition, stopSignal: STOP_ALL, isReady });
    }
  }
  return definitions;
}

function commonEnvironment(name: ServiceName, replica: number, context: ServiceContext): Record<string, string> {
  return {
    NODE_ENV: 'development',
    TRUST_PROXY_HOPS: '1',
    SHUTDOWN_DELAY_MS: `${SHUTDOWN_DELAY_MS}`,
    ...context.production?.settings,
    LOG_LEVEL: process.env.LOG_LEVEL || 'info',
    NATS_URL: context.connections.natsUrl,
    NATS_CLUSTER_ID: context.connections.natsClusterId,
    NATS_CLIENT_ID: `${name}-${replica}`,
    // One port per service on one machine: it also serves operators.
    OPERATIONS_PORT: '',
  };
}

function ownEnvironment(service: Service, context: ServiceContext): Record<string, string> {
  const store = storeEnvironment(service, context);
  return service.secrets.reduce((env, secret) => ({ ...env, ...secretEnvironments[secret](context) }), store);
}

function storeEnvironment({ name, store }: Service, { connections }: ServiceContext): Record<string, string> {
  if (store === 'redis') return { REDIS_URL: connections.redisUrl };
  return { MONGO_URI: databaseUri(connections.mongoUri, name) };
}

const secretEnvironments: Record<Service['secrets'][number], (context: ServiceContext) => Record<string, string>> = {
  jwt: ({ secrets }) => ({ JWT_KEY: secrets.jwtKey }),
  'mail-token': ({ secrets }) => ({ MAIL_TOKEN_KEY: secrets.mailTokenKey }),
  stripe: ({ standIns, secrets }) => ({
    STRIPE_KEY: standIns.stripeKey,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    ...(standIns.stripeUrl && { STRIPE_API_URL: standIns.stripeUrl }),
  }),
  sendgrid: (context) => ({
    SENDGRID_API_KEY: context.standIns.sendgridKey,
    MAIL_FROM: process.env.MAIL_FROM || 'tickets@example.com',
    PUBLIC_URL: process.env.PUBLIC_URL || gatewayUrl(context),
    ...(context.standIns.sendgridUrl && { SENDGRID_API_URL: context.standIns.sendgridUrl }),
    ...(context.standIns.sendgridWebhookKey && { SENDGRID_WEBHOOK_KEY: context.standIns.sendgridWebhookKey }),
  }),
};
