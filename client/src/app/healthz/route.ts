import { isLeaving } from '../../shutdown';

/** For the supervisor of this process: whether it lives and takes requests, not whether what it shows can be had. */
export const GET = () =>
  isLeaving() ? Response.json({ status: 'leaving' }, { status: 503 }) : Response.json({ status: 'ok' });
