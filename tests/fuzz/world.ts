import { waitFor } from '@ticketing/common/testing';
import { anAdministrator } from '@ticketing/test-driver/administrator';
import { expectStatus, Person, type Order } from '@ticketing/test-driver/person';
import { orderBecomes, orderOf } from '@ticketing/test-driver/purchases';
import type { Stack } from '@ticketing/test-driver/stack';

/** People and their resources in every state, which requests and events are about. */
export interface World {
  seller: Person;
  buyer: Person;
  stranger: Person;
  administrator: Person;
  /** Ids of accounts. */
  users: { seller: string; stranger: string };
  tickets: { onSale: string; reserved: string; sold: string };
  /** One to be paid, one that may be cancelled, and one of each final state. */
  orders: { live: Order; unwanted: Order; complete: Order; cancelled: Order };
  /** The keys that sign sessions and Stripe's webhooks. */
  secrets: { session: string; webhook: string };
}

const within = 30_000;

/** Makes a world of its own, through the API. */
export async function populate(stack: Stack): Promise<World> {
  const signUp = () => Person.signedUp(stack.gateway);
  const [seller, buyer, stranger] = [await signUp(), await signUp(), await signUp()];
  const administrator = await anAdministrator(stack);
  const [onSale, reserved, doubted, sold, returned] = [
    await seller.sells('Still on sale'),
    await seller.sells('Reserved'),
    await seller.sells('Reserved, and doubted'),
    await seller.sells('Sold'),
    await seller.sells('Given back'),
  ];
  const live = await buyer.reserves(reserved.id);
  const unwanted = await buyer.reserves(doubted.id);
  const complete = await buyer.reserves(sold.id);
  const cancelled = await buyer.reserves(returned.id);
  await buyer.delete(`/api/orders/${cancelled.id}`);
  expectStatus(201, await buyer.pays(complete.id));
  await orderBecomes(buyer, complete.id, 'complete', within);
  await waitFor(async () => (await ticketOf(seller, reserved.id)).orderId === live.id, { within });
  await waitFor(async () => (await ticketOf(seller, returned.id)).orderId === undefined, { within });
  // payments knows the order: no request is refused just because it came too early.
  await buyer.retry(() => buyer.post('/api/payments', { token: 'tok_chargeDeclined', orderId: live.id }), [404]);
  return {
    ...{ seller, buyer, stranger, administrator },
    users: { seller: onSale.userId, stranger: await idOf(stranger) },
    tickets: { onSale: onSale.id, reserved: reserved.id, sold: sold.id },
    orders: {
      live,
      unwanted,
      complete: await orderOf(buyer, complete.id),
      cancelled: await orderOf(buyer, cancelled.id),
    },
    secrets: { session: stack.file.jwtKey, webhook: stack.file.stripeWebhookSecret },
  };
}

const ticketOf = async (person: Person, id: string) =>
  (await person.get<{ orderId?: string }>(`/api/tickets/${id}`)).data;

async function idOf(person: Person): Promise<string> {
  const { data } = await person.get<{ currentUser: { id: string } }>('/api/users/currentuser');
  return data.currentUser.id;
}
