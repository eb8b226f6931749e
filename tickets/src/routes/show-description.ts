import { describeApi } from '@ticketing/common/openapi';
import { Router } from 'express';

/** `GET /api/openapi.json`: the description of the whole API, served here as the ingress routes unknown paths of the API to tickets. */
export function showDescription(): Router {
  const router = Router();
  const description = JSON.stringify(describeApi());
  router.get('/api/openapi.json', (_req, res) => void res.type('json').end(description));
  return router;
}
