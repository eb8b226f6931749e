import { Router } from 'express';
import { UnavailableError } from '../errors/errors';
import type { RequestHandler } from 'express';
import type { Metrics } from './metrics';
import type { Part, Readiness } from './service';

/** `/healthz`, which says that the process lives; `/readyz`, which says what is missing; `/metrics` for Prometheus. */
export function operations(readiness: Readiness, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ status: 'alive' }));
  router.get('/readyz', (_req, res) => {
    const missing = readiness.missing();
    const ready = Object.keys(missing).length === 0;
    const errors = Object.entries(missing).map(([part, what]) => ({ message: `${part}: ${what}` }));
    res.status(ready ? 200 : 503).json(ready ? { status: 'ready' } : { errors });
  });
  router.get('/metrics', async (_req, res) => {
    readiness.missing();
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

/** Refuses requests until a part has started: without its indexes a database would take what it must refuse. */
export const gate =
  (part: Part & { readonly prepared: boolean }): RequestHandler =>
  (_req, _res, next) => {
    next(part.prepared ? undefined : new UnavailableError());
  };
