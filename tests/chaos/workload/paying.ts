import type { AxiosResponse } from 'axios';
import { setTimeout as delay } from 'node:timers/promises';
import { answerAuthentication } from '@ticketing/test-driver/three-d-secure';
import { injectFault } from '@ticketing/test-driver/stripe-records';
import type { Stack } from '@ticketing/test-driver/stack';
import type { FaultLog } from '../nemesis/fault-log';
import type { RecordingClient } from './recording-client';

type Payment = AxiosResponse<{ id: string; clientSecret?: string }>;

/** A card for which the bank wants the buyer's consent. */
export const WANTS_CONSENT = 'pm_card_authenticationRequired';
const UNHEARD_MS = 9_000;

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

/** Once: a browser that finds Stripe away shows that, and whether the buyer tries again is theirs. */
export async function consent(payment: Payment | undefined, stack: Stack, answer: 'confirm' | 'cancel'): Promise<void> {
  const secret = payment?.data.clientSecret;
  if (secret !== undefined) await answerAuthentication(stack, secret, answer).catch(() => undefined);
}

/** The buyer takes their time: if Stripe takes the money then, it has to come back. */
export async function consentAfter(time: number, buyer: RecordingClient, orderId: string, stack: Stack): Promise<void> {
  const payment = await pay(buyer, orderId, WANTS_CONSENT);
  if (payment?.data.clientSecret === undefined) return;
  await delay(Math.max(0, time - Date.now()));
  await consent(payment, stack, 'confirm');
}

/** Stripe takes the money and does not say so: of this payment, or of another one that comes first. */
export function payUnheard(buyer: RecordingClient, orderId: string, stack: Stack, log: FaultLog): Promise<void> {
  return log.note({ fault: 'stripe: timeout-after 1 times', processes: ['stripe'] }, async () => {
    await injectFault(stack, 'stripe', { kind: 'timeout-after', count: 1, ms: UNHEARD_MS, path: '/confirm' });
    await pay(buyer, orderId);
    return true;
  });
}
