import { createSecretKey } from 'node:crypto';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import { NatsStreamingBus } from '../bus/nats-streaming/nats-streaming-bus';
import type { Bus } from '../bus/bus';
import type { DeadLetters } from '../dead-letters/dead-letters';
import { deadLetterRoutes } from '../dead-letters/routes';
import { createApp, createOperationsApp, type AppOptions } from '../http/app';
import type { SessionKeys } from '../http/session';
import type { BusConfig, ServiceConfig } from './config';
import { failpoints, type Failpoint } from './failpoints';
import { createLogger } from './logger';
import { createMetrics, measureRequests, type Metrics } from './metrics';
import { requireReady, metricsRoute, probes } from './operations';
import type { Component } from './component';
import { Readiness } from './readiness';
import { Service } from './service';

/** What all components of one service share. */
export interface ServiceContext {
  name: string;
  config: ServiceConfig;
  logger: Logger;
  metrics: Metrics;
  readiness: Readiness;
  failpoint: Failpoint;
}

/** Begins a service: its logger, its metrics, and what knows whether it is ready. */
export function createContext(
  name: string,
  config: ServiceConfig,
  logger = createLogger(name, config.LOG_LEVEL),
): ServiceContext {
  const metrics = createMetrics(name);
  const failpoint = failpoints(name, config.FAILPOINTS);
  return { name, config, logger, metrics, readiness: new Readiness(metrics), failpoint };
}

/** The bus that the configuration names. */
export function createBus({ logger }: ServiceContext, config: BusConfig): Bus {
  return new NatsStreamingBus({
    url: config.NATS_URL,
    clusterId: config.NATS_CLUSTER_ID,
    clientId: config.NATS_CLIENT_ID,
    caFile: config.NATS_CA_FILE,
    logger,
  });
}

export interface ServiceAppOptions {
  /** The store without which no request can be served. */
  store: Component & { readonly prepared: boolean };
  deadLetters: DeadLetters;
  routers: Router[];
  raw?: AppOptions['raw'];
}

/** A service's Express apps. */
export interface ServiceApps {
  /** What callers reach. */
  app: Express;
  /** What operators reach, where they have a port of their own. */
  operations?: Express;
}

/** A service's Express apps: its routers, and what every service answers. */
export function createServiceApp(
  context: ServiceContext,
  { store, deadLetters, routers, raw }: ServiceAppOptions,
): ServiceApps {
  const { config, logger, metrics, readiness } = context;
  metrics.countDeadLetters(() => deadLetters.count());
  deadLetters.whenDropped((count) => {
    metrics.deadLettersDropped.inc(count);
    logger.error({ count }, 'too many dead letters, or too old ones: the oldest were dropped');
  });
  const measure = measureRequests(metrics);
  const forOperators = [probes(readiness), metricsRoute(readiness, metrics), deadLetterRoutes(deadLetters)];
  const ownPort = config.OPERATIONS_PORT !== undefined;
  const app = createApp({
    logger,
    proxyHops: config.TRUST_PROXY_HOPS,
    session: sessionKeys(config),
    measure,
    operations: ownPort ? [probes(readiness)] : forOperators,
    requireReady: requireReady(store),
    routers,
    ...(raw === undefined ? {} : { raw }),
  });
  if (!ownPort) return { app };
  return { app, operations: createOperationsApp({ logger, measure, operations: forOperators }) };
}

/**
 * The keys that sessions are signed with, made once: given as text, jsonwebtoken would try to read them as public keys
 * at every request, which costs forty times what the rest of the check does.
 */
export const sessionKeys = ({ JWT_KEY, JWT_KEY_PREVIOUS }: ServiceConfig): SessionKeys => ({
  key: createSecretKey(JWT_KEY, 'utf8'),
  previousKey: JWT_KEY_PREVIOUS === undefined ? undefined : createSecretKey(JWT_KEY_PREVIOUS, 'utf8'),
});

/** Cookies travel over TLS only, except while developing. */
export const secureCookies = (config: ServiceConfig) => config.NODE_ENV === 'production';

/** A service that has not been started, and what it is made of. */
export interface CreatedService {
  service: Service;
  app: Express;
  logger: Logger;
}

/**
 * A whole service, from its apps and its components in the order in which they start.
 *
 * @param options.needsBus whether the service lives on the bus alone: without it, it is not ready then. One that answers
 *   requests is, since its outbox keeps what there is to publish.
 */
export function createService(
  context: ServiceContext,
  { app, operations }: ServiceApps,
  components: Component[],
  { needsBus = false }: { needsBus?: boolean } = {},
): CreatedService {
  const { name, config, logger, readiness } = context;
  const { HOST: host, PORT: port, SHUTDOWN_DELAY_MS: shutdownDelayMs } = config;
  const service = new Service({
    ...{ name, host, port, app, logger, readiness, components, shutdownDelayMs, needsAll: needsBus },
    operations: operations && { port: config.OPERATIONS_PORT ?? 0, app: operations },
  });
  return { service, app, logger };
}
