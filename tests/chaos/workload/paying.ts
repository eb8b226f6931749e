import type { AxiosResponse } from 'axios';
import { setTimeout as delay } from 'node:timers/promises';
import { answerAuthentication } from '@ticketing/test-driver/three-d-secure';
import { injectFault } from '@ticketing/test-driver/stand-in-faults';
import type { Stack } from '@ticketing/test-driver/stack';
import type { FaultLog } from '../nemesis/fault-log';
import type { RecordingClient } from './recording-client';

type Payment = AxiosResponse<{ id: string; clientSecret?: string }>;

/** A card that requires 3-D Secure authentication. */
export const NEEDS_AUTHENTICATION = 'pm_card_authenticationRequired';
const UNANSWERED_MS = 9_000;

export function pay(buyer: RecordingClient, orderId: string, token = 'tok_visa'): Promise<Payment | undefined> {
  return buyer.ask({
    method: 'POST',
    path: '/api/payments',
    body: { token, orderId },
    idempotencyKey: buyer.newKey(),
    allowed: [200, 201, 202, 402, 404, 409],
    notYet: [404],
  });
}

/** Tries once: a browser that cannot reach Stripe says so, and leaves a retry to the buyer. */
export async function authenticate(
  payment: Payment | undefined,
  stack: Stack,
  answer: 'confirm' | 'cancel',
): Promise<void> {
  const secret = payment?.data.clientSecret;
  if (secret !== undefined) await answerAuthentication(stack, secret, answer).catch(() => undefined);
}

/** Authenticates late: money that Stripe takes then has to be refunded. */
export async function authenticateAfter(
  time: number,
  buyer: RecordingClient,
  orderId: string,
  stack: Stack,
): Promise<void> {
  const payment = await pay(buyer, orderId, NEEDS_AUTHENTICATION);
  if (payment?.data.clientSecret === undefined) return;
  await delay(Math.max(0, time - Date.now()));
  await authenticate(payment, stack, 'confirm');
}

/** Stripe charges and does not answer: for this payment, or for another one that comes first. */
export function payUnanswered(buyer: RecordingClient, orderId: string, stack: Stack, log: FaultLog): Promise<void> {
  return log.note({ fault: 'stripe: timeout-after 1 times', processes: ['stripe'] }, async () => {
    await injectFault(stack, 'stripe', { kind: 'timeout-after', count: 1, ms: UNANSWERED_MS, path: '/confirm' });
    await pay(buyer, orderId);
    return true;
  });
}
