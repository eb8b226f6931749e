import { answerAuthentication } from '@ticketing/test-driver/three-d-secure';
import { expectStatus } from '@ticketing/test-driver/person';
import type { Market, Reserved } from './market';

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

/** Pays with a card that requires 3-D Secure, and answers the authentication. */
export async function payAndAuthenticate(
  market: Market,
  reserved: Reserved,
  answer: 'confirm' | 'cancel',
): Promise<void> {
  const paying = await reserved.buyer.pays(reserved.order.id, 'tok_threeDSecure2Required');
  const { clientSecret } = expectStatus(202, paying) as unknown as { clientSecret: string };
  await answerAuthentication(market.stack, clientSecret, answer);
}
