import type { AxiosResponse } from 'axios';
import { answerBank } from '../../support/bank';
import type { Stack } from '../../support/stack';
import { newKey, type WatchedPerson } from './watched-person';

type Payment = AxiosResponse<{ id: string; clientSecret?: string }>;

export function pay(buyer: WatchedPerson, orderId: string, token = 'tok_visa'): Promise<Payment | undefined> {
  return buyer.ask({
    method: 'POST',
    path: '/api/payments',
    body: { token, orderId },
    idempotencyKey: newKey(),
    allowed: [200, 201, 202, 402, 404, 409],
    notYet: [404],
  });
}

/** Once: a browser that finds Stripe away shows that, and whether the buyer tries again is theirs. */
export async function consent(payment: Payment | undefined, stack: Stack, answer: 'confirm' | 'cancel'): Promise<void> {
  const secret = payment?.data.clientSecret;
  if (secret !== undefined) await answerBank(stack, secret, answer).catch(() => undefined);
}
