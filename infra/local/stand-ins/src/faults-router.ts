import { json, Router, type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Faults } from './faults';

const DEFAULT_MS = { slow: 2_000, error: 0, 'timeout-after': 30_000 };

const faultSchema = z
  .strictObject({
    kind: z.enum(['slow', 'error', 'timeout-after']),
    count: z.int().min(1).max(1_000_000).default(1),
    ms: z.int().min(0).max(600_000).optional(),
    method: z.enum(['POST', 'any']).default('POST'),
    path: z.string().min(1).optional(),
  })
  .transform((fault) => ({ ...fault, ms: fault.ms ?? DEFAULT_MS[fault.kind] }));

const malformedJson: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(400).json({ errors: [{ message: 'The body is not JSON' }] });
};

/** `POST /faults` injects a fault, `GET` lists the pending ones, `DELETE` clears them. */
export function faultsRouter(faults: Faults): Router {
  const router = Router();
  router.use('/faults', json({ type: () => true }), malformedJson);

  router.get('/faults', (_request, response) => {
    response.json(faults.list());
  });

  router.post('/faults', (request, response) => {
    const parsed = faultSchema.safeParse(request.body);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ message, path }) => ({ message, field: path.join('.') }));
      response.status(400).json({ errors });
      return;
    }
    faults.add(parsed.data);
    response.status(201).json(parsed.data);
  });

  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });

  return router;
}
