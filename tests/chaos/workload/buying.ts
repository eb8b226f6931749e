import type { AxiosResponse } from 'axios';
import { answerBank } from '../../support/bank';
import type { Order } from '../../support/person';
import type { Random } from '../../support/random';
import type { Stack } from '../../support/stack';
import type { Market } from './market';
import { newKey, type WatchedPerson } from './watched-person';

/** What becomes of a reservation. */
export type Fate =
  | 'pay'
  | 'pay twice at once'
  | 'be declined, then pay'
  | 'be declined'
  | 'pay with consent'
  | 'refuse consent'
  | 'cancel'
  | 'cancel while paying'
  | 'let expire';

export type Fates = Partial<Record<Fate, number>>;

export const usualFates: Fates = {
  pay: 8,
  'pay twice at once': 2,
  'be declined, then pay': 2,
  'be declined': 1,
  'pay with consent': 2,
  'refuse consent': 1,
  cancel: 2,
  'cancel while paying': 2,
  'let expire': 1,
};

export interface Shopping {
  stack: Stack;
  market: Market;
  fates: Fates;
  random: Random;
}

/** Reserves a ticket that others want, too, and does something with the reservation. */
export async function buy(buyer: WatchedPerson, { stack, market, fates, random }: Shopping): Promise<void> {
  const ticketId = market.wanted(random);
  if (ticketId === undefined) return;
  const order = await reserve(buyer, ticketId);
  if (order === undefined) return;
  market.taken(ticketId);
  await meet(random.weighted(fates), buyer, order, stack);
  await buyer.ask({ method: 'GET', path: `/api/orders/${order.id}`, allowed: [200] });
}

export async function reserve(buyer: WatchedPerson, ticketId: string): Promise<Order | undefined> {
  const answer = await buyer.ask<Order>({
    method: 'POST',
    path: '/api/orders',
    body: { ticketId },
    idempotencyKey: newKey(),
    allowed: [201, 404, 409],
    notYet: [404],
  });
  return answer?.status === 201 ? answer.data : undefined;
}

async function meet(fate: Fate, buyer: WatchedPerson, { id }: Order, stack: Stack): Promise<void> {
  switch (fate) {
    case 'pay':
      return void (await pay(buyer, id));
    case 'pay twice at once':
      return void (await Promise.all([pay(buyer, id), pay(buyer, id, 'tok_mastercard')]));
    case 'be declined, then pay':
      await pay(buyer, id, 'tok_chargeDeclined');
      return void (await pay(buyer, id));
    case 'be declined':
      return void (await pay(buyer, id, 'tok_chargeDeclinedInsufficientFunds'));
    case 'pay with consent':
      return consent(await pay(buyer, id, 'pm_card_authenticationRequired'), stack, 'confirm');
    case 'refuse consent':
      return consent(await pay(buyer, id, 'pm_card_authenticationRequired'), stack, 'cancel');
    case 'cancel':
      return cancel(buyer, id);
    case 'cancel while paying':
      return void (await Promise.all([pay(buyer, id), cancel(buyer, id)]));
    case 'let expire':
      return undefined;
  }
}

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

async function cancel(buyer: WatchedPerson, orderId: string): Promise<void> {
  await buyer.ask({ method: 'DELETE', path: `/api/orders/${orderId}`, allowed: [204, 409] });
}

/** Once: a browser that finds Stripe away shows that, and whether the buyer tries again is theirs. */
async function consent(payment: Payment | undefined, stack: Stack, answer: 'confirm' | 'cancel'): Promise<void> {
  const secret = payment?.data.clientSecret;
  if (secret !== undefined) await answerBank(stack, secret, answer).catch(() => undefined);
}
