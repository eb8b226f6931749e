import axios from 'axios';
import type { Stack } from './stack';

export interface Intent {
  id: string;
  amount: number;
  /** When it was made, in seconds since 1970. */
  created: number;
  status: string;
  metadata: { orderId?: string };
}

export interface Refund {
  id: string;
  amount: number;
  /** When it was made, in seconds since 1970. */
  created: number;
  payment_intent: string;
  /** `succeeded` once the money is back. */
  status: string;
}

/** All payments and refunds of the stand-in for Stripe. */
export async function stripeRecords(stack: Stack): Promise<{ intents: Intent[]; refunds: Refund[] }> {
  return {
    intents: await listAll<Intent>(stack, 'payment_intents'),
    refunds: await listAll<Refund>(stack, 'refunds'),
  };
}

/** The charges and refunds of an order at the stand-in for Stripe. */
export async function stripeRecordsOf(
  stack: Stack,
  orderId: string,
): Promise<{ charged: Intent[]; refunded: Refund[] }> {
  const { intents, refunds } = await stripeRecords(stack);
  const charged = intents.filter((intent) => intent.status === 'succeeded' && intent.metadata.orderId === orderId);
  const refunded = refunds.filter(({ payment_intent }) => charged.some(({ id }) => id === payment_intent));
  return { charged, refunded };
}

async function listAll<T extends { id: string }>(stack: Stack, what: string): Promise<T[]> {
  const found: T[] = [];
  for (;;) {
    const after = found.at(-1)?.id;
    const query = after === undefined ? '' : `&starting_after=${after}`;
    const url = `${stack.process('stripe').url}/v1/${what}?limit=100${query}`;
    const { data } = await axios.get<{ data: T[]; has_more: boolean }>(url, {
      auth: { username: 'sk_test_local', password: '' },
    });
    found.push(...data.data);
    if (!data.has_more) return found;
  }
}
