import type { Request, Response } from 'express';
import type { z } from 'zod';
import { InvalidInputError } from '../errors/errors';
import { limits } from '../contracts/limits';
import { queryValue } from './validation';

/**
 * How many entries a page may have: `?limit=`, 1 to 100, 50 unless given.
 *
 * @param page the bounds of a list that has others
 * @throws InvalidInputError when it is anything else
 */
export function pageLimit(req: Request, page: { min: number; max: number; default: number } = limits.page): number {
  const given = queryValue(req, 'limit');
  if (given === undefined) return page.default;
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (limit >= page.min && limit <= page.max) return limit;
  throw new InvalidInputError([
    { message: `limit must be a whole number from ${page.min} to ${page.max}`, field: 'limit' },
  ]);
}

/**
 * Where the page begins: `?cursor=`, as an earlier page's link gave it.
 *
 * @param position what a cursor holds, checked since anyone can write one
 * @throws InvalidInputError when it is not a cursor of this list
 */
export function pageCursor<T>(req: Request, position: z.ZodType<T>): T | undefined {
  const given = queryValue(req, 'cursor');
  if (given === undefined) return undefined;
  const parsed = position.safeParse(decode(given));
  if (parsed.success) return parsed.data;
  throw new InvalidInputError([{ message: 'cursor is not one that this list gave', field: 'cursor' }]);
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Says where the next page is: `Link: <relative>; rel="next"`, with the request's other parameters kept.
 *
 * @param position where the next page begins; any JSON value
 */
export function linkNextPage(req: Request, res: Response, position: unknown): void {
  const [path = '', ...query] = req.originalUrl.split('?');
  const parameters = new URLSearchParams(query.join('?'));
  parameters.set('cursor', Buffer.from(JSON.stringify(position)).toString('base64url'));
  res.setHeader('Link', `<${path}?${parameters.toString()}>; rel="next"`);
}
