import type { RequestHandler } from 'express';
import { ForbiddenError } from '../errors/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What `Sec-Fetch-Site` says of a page of ours, and of a person who types an address or opens a bookmark. */
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Refuses what a page of another site, or of a sibling domain, has a browser do, with 403: `SameSite=Lax` cookies go along
 * from a sibling domain. Only browsers send `Sec-Fetch-Site`, and no page can change it; a request without it (Stripe, a
 * script, the server-side rendering) passes.
 */
export const rejectOtherSites: RequestHandler = (req, _res, next) => {
  const site = req.get('sec-fetch-site');
  const refused = site !== undefined && !OWN_SITES.has(site) && !SAFE_METHODS.has(req.method);
  next(refused ? new ForbiddenError('Requests from other sites are refused') : undefined);
};
