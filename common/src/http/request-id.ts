import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { withCorrelationId } from '../correlation';
import { patterns } from '../contracts/limits';

/** Takes the caller's `X-Request-Id` or makes a new one, sends it back, and hands it to everything that the request sets off. */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given !== undefined && patterns.requestId.test(given) ? given : randomUUID();
  res.setHeader('X-Request-Id', id);
  withCorrelationId(id, next);
};
