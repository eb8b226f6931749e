import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { errorHandler, rejectOptions, notFound, rejectMalformedPath } from './error-handler';
import { rejectOtherSites } from './fetch-site';
import { jsonBody } from './json-body';
import { requestId } from './request-id';
import { readSession, type SessionKeys } from './session';

export interface AppOptions {
  logger: Logger;
  /** How many proxies stand before the service; the caller's address is taken from the hop that the last of them wrote. */
  proxyHops: number;
  session: SessionKeys;
  /** Measures every request; see `createMetrics`. */
  measure: RequestHandler;
  /** For operators: health, metrics, dead letters. They need no session and work while the service is not ready. */
  operations: Router[];
  /** Refuses requests with 503 until the service can do its work at all. */
  requireReady: RequestHandler;
  /** What must see the body's raw bytes, before it is parsed (signed webhooks). */
  raw?: Router[];
  /** The API. */
  routers: Router[];
}

/** Builds an app for operators alone: no session, no body, and the same errors as everywhere. */
export function createOperationsApp({
  logger,
  measure,
  operations,
}: Pick<AppOptions, 'logger' | 'measure' | 'operations'>): Express {
  const app = express();
  app.set('etag', false);
  app.use(...[requestId, measure, helmet(), rejectMalformedPath, rejectOptions], ...operations, notFound);
  app.use(errorHandler(logger));
  return app;
}

/** Builds a service's Express app: the same order of middleware in every service, its own routers in the middle. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.set('trust proxy', options.proxyHops);
  app.set('etag', false);
  // Without validators no answer is "not modified", whatever a caller claims to have.
  Object.defineProperty(app.request, 'fresh', { value: false });
  app.use(
    ...[requestId, options.measure, helmet(), rejectMalformedPath, rejectOptions, rejectOtherSites],
    ...options.operations,
    options.requireReady,
    ...(options.raw ?? []),
    ...[...jsonBody, readSession(options.session)],
    ...options.routers,
    notFound,
  );
  app.use(errorHandler(options.logger));
  return app;
}
