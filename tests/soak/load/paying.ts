import { setTimeout as delay } from 'node:timers/promises';
import { answerAuthentication } from '@ticketing/test-driver/three-d-secure';
import { expectStatus, type Order } from '@ticketing/test-driver/person';
import type { Market, Reserved } from './market';

const POLL_MS = 250;
const PATIENCE_MS = 60_000;

/** Pays with a card that works. */
export async function pay(market: Market, { order, buyer }: Reserved): Promise<void> {
  const answer = await buyer.pays(order.id);
  if (answer.status !== 200) expectStatus(201, answer);
  market.purchases += 1;
}

/** Tries a card that is declined. */
export async function isDeclined({ order, buyer }: Reserved): Promise<void> {
  expectStatus(402, await buyer.pays(order.id, 'tok_chargeDeclined'));
}

/** Pays with a card whose bank asks the buyer, and answers the bank. */
export async function payAndAnswerBank(
  market: Market,
  reserved: Reserved,
  answer: 'confirm' | 'cancel',
): Promise<void> {
  const paying = await reserved.buyer.pays(reserved.order.id, 'tok_threeDSecure2Required');
  const { clientSecret } = expectStatus(202, paying) as unknown as { clientSecret: string };
  await answerAuthentication(market.stack, clientSecret, answer);
}

/** Looks at an order every now and then until it has come so far, as the order's page does. */
export async function becomes(status: string, { order, buyer }: Reserved): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { status: found } = expectStatus(200, await buyer.get<Order>(`/api/orders/${order.id}`));
    if (found === status) return;
    if (Date.now() > deadline) throw new Error(`an order stayed ${found} and did not become ${status}`);
    await delay(POLL_MS);
  }
}
