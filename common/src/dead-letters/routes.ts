import { Router } from 'express';
import { NotFoundError } from '../errors/errors';
import type { DeadLetter, DeadLetters } from './dead-letters';

/** For operators, inside the cluster alone: list, replay and remove what could not be handled. */
export function deadLetterRoutes(deadLetters: DeadLetters): Router {
  const router = Router();
  router.get('/dead-letters', async (_req, res) => {
    const letters = await deadLetters.list();
    res.json(letters.map(present));
  });
  router.post('/dead-letters/:id/replay', async (req, res) => {
    if (!(await deadLetters.replay(req.params.id))) throw new NotFoundError();
    res.status(202).json({});
  });
  router.delete('/dead-letters/:id', async (req, res) => {
    if (!(await deadLetters.remove(req.params.id))) throw new NotFoundError();
    res.status(204).end();
  });
  return router;
}

function present({ id, subject, reason, attempts, firstSeenAt, payload }: DeadLetter) {
  return { id, subject, reason, attempts, firstSeenAt: firstSeenAt.toISOString(), payload: readable(payload) };
}

/** The payload as JSON where it is JSON, and as the text that came where it is not. */
function readable(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
