import { isShuttingDown } from '../../shutdown';

/** Health check of this process alone: it does not check the services behind it. */
export const GET = () =>
  isShuttingDown() ? Response.json({ status: 'leaving' }, { status: 503 }) : Response.json({ status: 'ok' });
