import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'undici';
import type { Context } from '../context';
import { waitFor } from '@ticketing/common/testing';
import { allMails } from '../../tests/support/books';
import { storeFreshTickets } from '../data/tickets';
import { percentile } from '../figures/figure';
import { atPace } from '../load/open-loop';
import { withPool } from '../load/request';
import type { Case } from './case';

const PER_SECOND = 20;
/** How long a buyer's browser waits before it asks again for what payments has not heard of yet. */
const ASK_AGAIN_MS = 10;
const PATIENCE_MS = 60_000;

/** Whole purchases at a steady pace: from the moment at which a buyer should have reserved to the mail having come. */
export const saga: Case = {
  title: `Purchases at ${PER_SECOND}/s, from the reservation to the mail`,
  run: async (context) => {
    const { stack, effort } = context;
    const pace = { perSecond: PER_SECOND, seconds: effort.sagaSeconds };
    const tickets = await storeFreshTickets(context, PER_SECOND * effort.sagaSeconds);
    const began = new Map<string, number>();
    await withPool(stack.gateway, 64, (pool) =>
      atPace(pace, (n, due) => {
        const email = `saga-${n}@example.com`;
        began.set(email, performance.timeOrigin + due);
        return buy(pool, context.somebody(email), tickets[n] ?? '');
      }),
    );
    const received = await mailsTo(context, began);
    const times = [...began].map(([email, at]) => (received.get(email) ?? NaN) - at);
    const name = `purchase at ${PER_SECOND}/s`;
    return [50, 99].map((share) => ({
      name: `${name}: p${share}`,
      unit: 'ms' as const,
      rounds: [percentile(times, share)],
    }));
  },
};

async function buy(pool: Pool, cookie: string, ticketId: string): Promise<void> {
  const order = await postUntilHeard(pool, cookie, '/api/orders', { ticketId });
  await postUntilHeard(pool, cookie, '/api/payments', { token: 'tok_visa', orderId: order.id });
}

/** Asks again while the service has not heard of what is asked for. */
async function postUntilHeard(pool: Pool, cookie: string, path: string, body: object): Promise<{ id: string }> {
  const headers = { 'content-type': 'application/json', cookie };
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    if (answer.statusCode === 201) return JSON.parse(text) as { id: string };
    if (answer.statusCode !== 404 || performance.now() > deadline)
      throw new Error(`POST ${path}: ${answer.statusCode} ${text}`);
    await delay(ASK_AGAIN_MS);
  }
}

/** When each mail came, in ms since the epoch. */
function mailsTo({ stack }: Context, expected: Map<string, unknown>): Promise<Map<string, number>> {
  const look = async () => {
    const received = (await allMails(stack))
      .filter(({ to }) => expected.has(to))
      .map((mail) => [mail.to, Date.parse(mail.receivedAt)]);
    const times = new Map(received as [string, number][]);
    return times.size === expected.size && times;
  };
  return waitFor(look, { within: PATIENCE_MS, what: 'the mail of every purchase' });
}
