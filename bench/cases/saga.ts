import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'undici';
import type { Context } from '../context';
import { waitFor } from '@ticketing/common/testing';
import { allMails, isAboutOrder } from '@ticketing/test-driver/mailbox';
import { storeFreshTickets } from '../data/tickets';
import { percentile, type Figure } from '../figures/figure';
import { inWindows } from '../figures/windows';
import { atPace } from '@ticketing/test-driver/open-loop';
import { waitUntilIdle } from '../load/processes';
import { withPool } from '../load/request';
import type { Case } from './case';

const PER_SECOND = 20;
/** How long a buyer waits before retrying for an order that payments does not know yet. */
const ASK_AGAIN_MS = 10;
const PATIENCE_MS = 60_000;

/** One of the two that sell: where, and to whom the mail goes. */
interface Side {
  url: string;
  mailOf: (buyer: string, orderId: string) => string;
}

/** Whole purchases at a steady pace: from the moment at which a buyer should have reserved to the mail having come. */
export const saga: Case = {
  title: `Purchases at ${PER_SECOND}/s, from the reservation to the mail`,
  run: async (context) => {
    const { stack, bareUrl } = context;
    const ours = await purchases(context, { url: stack.gateway, mailOf: (buyer) => buyer });
    const bare = await purchases(context, { url: bareUrl, mailOf: (_buyer, orderId) => `${orderId}@example.com` });
    const figure = (share: number): Figure => ({
      name: `purchase at ${PER_SECOND}/s: p${share}`,
      unit: 'ms',
      rounds: inWindows(ours).map((times) => percentile(times, share)),
      bare: inWindows(bare).map((times) => percentile(times, share)),
    });
    return [figure(50), figure(99)];
  },
};

/** @returns how long each took, in ms, in the order in which they began */
async function purchases(context: Context, { url, mailOf }: Side): Promise<number[]> {
  const { stack, effort } = context;
  const pace = { perSecond: PER_SECOND, seconds: effort.sagaSeconds };
  const tickets = await storeFreshTickets(context, PER_SECOND * effort.sagaSeconds);
  await waitUntilIdle(stack);
  const began: [mail: string, at: number][] = [];
  await withPool(url, 64, (pool) =>
    atPace(pace, async (n, from) => {
      const buyer = `saga-${n}@example.com`;
      const orderId = await buy(pool, context.newSession(buyer), tickets[n] ?? '');
      began[n] = [mailOf(buyer, orderId), performance.timeOrigin + from];
    }),
  );
  const received = await mailsTo(context, new Map(began));
  return began.map(([mail, at]) => (received.get(mail) ?? NaN) - at);
}

/** @returns the order's id */
async function buy(pool: Pool, cookie: string, ticketId: string): Promise<string> {
  const orderId = await postUntilKnown(pool, cookie, '/api/orders', { ticketId });
  await postUntilKnown(pool, cookie, '/api/payments', { token: 'tok_visa', orderId });
  return orderId;
}

/** Retries while the service does not know the resource yet. @returns the id of what was created */
async function postUntilKnown(pool: Pool, cookie: string, path: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json', cookie };
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    if (answer.statusCode === 201) return (JSON.parse(text) as { id: string }).id;
    if (answer.statusCode !== 404 || performance.now() > deadline)
      throw new Error(`POST ${path}: ${answer.statusCode} ${text}`);
    await delay(ASK_AGAIN_MS);
  }
}

/** When each mail came, in ms since the epoch. */
function mailsTo({ stack }: Context, expected: Map<string, unknown>): Promise<Map<string, number>> {
  const look = async () => {
    const received = (await allMails(stack))
      .filter((mail) => expected.has(mail.to) && isAboutOrder(mail))
      .map((mail) => [mail.to, Date.parse(mail.receivedAt)]);
    const times = new Map(received as [string, number][]);
    return times.size === expected.size && times;
  };
  return waitFor(look, { within: PATIENCE_MS, what: 'the mail of every purchase' });
}
