import { setTimeout as delay } from 'node:timers/promises';
import type { Order } from '@ticketing/test-driver/person';
import type { Random } from '@ticketing/test-driver/random';
import type { Stack } from '@ticketing/test-driver/stack';
import type { FaultLog } from '../nemesis/fault-log';
import type { Market } from './market';
import { authenticate, authenticateAfter, pay, payUnanswered, NEEDS_AUTHENTICATION } from './paying';
import { askToReserve, isSold, isWithdrawn, ownOrder } from './reserving';
import type { RecordingClient } from './recording-client';

/** What a buyer does with a reservation. */
export type Journey =
  | 'pay'
  | 'pay twice at once'
  | 'be declined, then pay'
  | 'be declined'
  | 'pay with authentication'
  | 'refuse authentication'
  | 'authenticate too late'
  | 'pay while Stripe does not answer'
  | 'cancel'
  | 'cancel while paying'
  | 'let expire';

export type JourneyWeights = Partial<Record<Journey, number>>;

export const usualJourneys: JourneyWeights = {
  pay: 16,
  'pay twice at once': 4,
  'be declined, then pay': 4,
  'be declined': 2,
  'pay with authentication': 4,
  'refuse authentication': 2,
  'authenticate too late': 2,
  'pay while Stripe does not answer': 1,
  cancel: 4,
  'cancel while paying': 4,
  'let expire': 2,
};

/** How late an authentication comes at most: while the cancellation may still be on its way to Stripe. */
const LATEST_MS = 1_500;
/** From before the payment is begun to after it is made. */
const LATEST_CANCEL_MS = 300;

/** More than one account may have unpaid, and no more than buyers look at. */
const GRABBED = 8;

export interface Shopping {
  stack: Stack;
  market: Market;
  log: FaultLog;
  journeys: JourneyWeights;
  /** How often a buyer asks for many tickets at once, from 0 to 1. */
  grabs: number;
  random: Random;
}

/** Reserves a contended ticket, or asks for many at once, and takes one of the journeys with each. */
export async function buy(buyer: RecordingClient, shopping: Shopping): Promise<void> {
  const { market, grabs, random } = shopping;
  const grabbed = grabs > 0 && random.chance(grabs) ? market.newest(GRABBED) : undefined;
  const wanted = grabbed ?? [market.wanted(random)].filter((ticketId) => ticketId !== undefined);
  await Promise.all(wanted.map((ticketId) => buyTicket(buyer, ticketId, shopping)));
}

async function buyTicket(buyer: RecordingClient, ticketId: string, shopping: Shopping): Promise<void> {
  const { market, journeys, random } = shopping;
  const answer = await askToReserve(buyer, ticketId, market.quantityOf(ticketId, random));
  const order = await ownOrder(buyer, ticketId, answer);
  // Of several tickets others may still be there.
  if (isSold(answer) || (order !== undefined && !market.isSeveral(ticketId))) market.taken(ticketId);
  if (isWithdrawn(answer)) market.withdrawn(ticketId);
  if (order === undefined) return;
  await complete(random.weighted(journeys), buyer, order, shopping);
  await giveBack(buyer, order, market);
}

/** Offers a ticket that was not bought again: right after its release, while that event is on its way, or when its time is over. */
async function giveBack(buyer: RecordingClient, { id, expiresAt, ticket }: Order, market: Market): Promise<void> {
  const seen = await buyer.ask<Order>({ method: 'GET', path: `/api/orders/${id}`, allowed: [200] });
  const status = seen?.data.status;
  if (status === 'cancelled') market.offerAgain(ticket.id, Date.now());
  // It may become complete until then; the next buyer finds it sold.
  else if (status !== 'complete') market.offerAgain(ticket.id, Date.parse(expiresAt));
}

async function complete(
  journey: Journey,
  buyer: RecordingClient,
  { id, expiresAt }: Order,
  { stack, log, random }: Shopping,
): Promise<void> {
  switch (journey) {
    case 'pay':
      return void (await pay(buyer, id));
    case 'pay twice at once':
      return void (await Promise.all([pay(buyer, id), pay(buyer, id, 'tok_mastercard')]));
    case 'be declined, then pay':
      await pay(buyer, id, 'tok_chargeDeclined');
      return void (await pay(buyer, id));
    case 'be declined':
      return void (await pay(buyer, id, 'tok_chargeDeclinedInsufficientFunds'));
    case 'pay with authentication':
      return authenticate(await pay(buyer, id, NEEDS_AUTHENTICATION), stack, 'confirm');
    case 'refuse authentication':
      return authenticate(await pay(buyer, id, NEEDS_AUTHENTICATION), stack, 'cancel');
    case 'authenticate too late':
      return authenticateAfter(Date.parse(expiresAt) + random.integer(0, LATEST_MS), buyer, id, stack);
    case 'pay while Stripe does not answer':
      return payUnanswered(buyer, id, stack, log);
    case 'cancel':
      return cancel(buyer, id);
    case 'cancel while paying':
      return void (await Promise.all([pay(buyer, id), cancelAfter(random.integer(0, LATEST_CANCEL_MS), buyer, id)]));
    case 'let expire':
      return undefined;
  }
}

async function cancelAfter(ms: number, buyer: RecordingClient, orderId: string): Promise<void> {
  await delay(ms);
  await cancel(buyer, orderId);
}

async function cancel(buyer: RecordingClient, orderId: string): Promise<void> {
  await buyer.ask({ method: 'DELETE', path: `/api/orders/${orderId}`, allowed: [204, 409] });
}
