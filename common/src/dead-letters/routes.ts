import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { z } from 'zod';
import { NotFoundError } from '../errors/errors';
import { linkNextPage, pageCursor, pageLimit } from '../http/pagination';
import { MOST_LISTED, type DeadLetter, type DeadLetters } from './dead-letters';

const page = { min: 1, max: MOST_LISTED, default: MOST_LISTED };
/** A place in the list: the age and the id of the last letter before it. */
const position = z.tuple([z.iso.datetime(), z.string().max(100)]);

/** For operators, inside the cluster alone: list, replay and remove what could not be handled. */
export function deadLetterRoutes(deadLetters: DeadLetters): Router {
  const router = Router();
  router.get('/dead-letters', async (req, res) => {
    const limit = pageLimit(req, page);
    const [time, id = ''] = pageCursor(req, position) ?? [];
    // One more than is shown says whether there is a next page.
    const found = await deadLetters.list(
      limit + 1,
      time === undefined ? undefined : { firstSeenAt: new Date(time), id },
    );
    const letters = found.slice(0, limit);
    const last = letters.at(-1);
    if (last && found.length > limit) linkNextPage(req, res, [last.firstSeenAt.toISOString(), last.id]);
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

/** With the payload as JSON where it is JSON, and as the text that came where it is not, is cut, or too deep to be written. */
function present({ payload, ...letter }: DeadLetter): string {
  if (letter.cut) return JSON.stringify({ ...letter, payload });
  try {
    return JSON.stringify({ ...letter, payload: JSON.parse(payload) as unknown });
  } catch {
    return JSON.stringify({ ...letter, payload });
  }
}
