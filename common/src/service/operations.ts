import { Router } from 'express';
import { UnavailableError } from '../errors/errors';
import type { RequestHandler } from 'express';
import type { Metrics } from './metrics';
import type { Component } from './component';
import type { Missing, Readiness } from './readiness';

/**
 * What a cluster asks: `/healthz`, which says that the process lives, and `/readyz`, which says what is missing. What the
 * service can do without leaves it ready, and is listed apart.
 */
export function probes(readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ status: 'alive' }));
  router.get('/readyz', (_req, res) => {
    const { lacking, degraded } = readiness.look();
    if (Object.keys(lacking).length > 0) res.status(503).json({ errors: messages({ ...lacking, ...degraded }) });
    else if (Object.keys(degraded).length > 0) res.json({ status: 'ready', degraded: messages(degraded) });
    else res.json({ status: 'ready' });
  });
  return router;
}

const messages = (missing: Missing) =>
  Object.entries(missing).map(([component, what]) => ({ message: `${component}: ${what}` }));

/** `/metrics` for Prometheus. */
export function metricsRoute(readiness: Readiness, metrics: Metrics): Router {
  const router = Router();
  router.get('/metrics', async (_req, res) => {
    readiness.look();
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

/** Refuses requests until a component has started: without its indexes a database would take what it must refuse. */
export const requireReady =
  (component: Component & { readonly prepared: boolean }): RequestHandler =>
  (_req, _res, next) => {
    next(component.prepared ? undefined : new UnavailableError());
  };
