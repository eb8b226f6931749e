import express, { type Express } from 'express';
import type { Faults } from './faults';
import { faultsRouter } from './faults-router';

/** What every stand-in answers beside the API that it stands in for. */
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
