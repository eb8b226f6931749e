import express, { type Express } from 'express';
import type { Faults } from './faults';
import { faultsRouter } from './faults-router';

/** The endpoints that every stand-in has besides its API: health and faults. */
export function createBaseApp(faults: Faults): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use(faultsRouter(faults));
  return app;
}
