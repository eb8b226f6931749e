import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { NotFoundError } from '../errors/errors';
import type { DeadLetter, DeadLetters } from './dead-letters';

/** For operators, inside the cluster alone: list, replay and remove what could not be handled. */
export function deadLetterRoutes(deadLetters: DeadLetters): Router {
  const router = Router();
  router.get('/dead-letters', async (_req, res) => {
    const letters = await deadLetters.list();
    res.type('json');
    await pipeline(Readable.from(written(letters)), res);
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

/** One letter at a time: a thousand of a megabyte each must not keep the events waiting. */
function* written(letters: DeadLetter[]): Generator<string> {
  yield '[';
  for (const [index, letter] of letters.entries()) yield `${index === 0 ? '' : ','}${present(letter)}`;
  yield ']';
}

/** With the payload as JSON where it is JSON, and as the text that came where it is not, or is too deep to be written. */
function present({ payload, ...letter }: DeadLetter): string {
  try {
    return JSON.stringify({ ...letter, payload: JSON.parse(payload) as unknown });
  } catch {
    return JSON.stringify({ ...letter, payload });
  }
}
