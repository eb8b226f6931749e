import { waitFor } from '@ticketing/common/testing';
import { anAdministrator } from '@ticketing/test-driver/administrator';
import { expectStatus, Person, type Order } from '@ticketing/test-driver/person';
import type { Stack } from '@ticketing/test-driver/stack';

/** People, and things of theirs in every state, that requests and events are about. */
export interface World {
  seller: Person;
  buyer: Person;
  stranger: Person;
  administrator: Person;
  /** Ids of accounts. */
  users: { seller: string; stranger: string };
  tickets: { onSale: string; reserved: string; sold: string };
  /** One that is to be paid, one that its buyer may as well give back, and what became of others. */
  orders: { live: Order; unwanted: Order; complete: Order; cancelled: Order };
  /** What sessions, and what Stripe's news, are signed with. */
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
  await waitFor(async () => (await orderOf(buyer, complete)).status === 'complete', { within });
  await waitFor(async () => (await ticketOf(seller, reserved.id)).orderId === live.id, { within });
  await waitFor(async () => (await ticketOf(seller, returned.id)).orderId === undefined, { within });
  // Whoever asks for a payment finds the order: no request is refused just because it came too early.
  await buyer.retry(() => buyer.post('/api/payments', { token: 'tok_chargeDeclined', orderId: live.id }), [404]);
  return {
    ...{ seller, buyer, stranger, administrator },
    users: { seller: onSale.userId, stranger: await idOf(stranger) },
    tickets: { onSale: onSale.id, reserved: reserved.id, sold: sold.id },
    orders: { live, unwanted, complete: await orderOf(buyer, complete), cancelled: await orderOf(buyer, cancelled) },
    secrets: { session: stack.file.jwtKey, webhook: stack.file.stripeWebhookSecret },
  };
}

const orderOf = async (person: Person, { id }: Order) => (await person.get<Order>(`/api/orders/${id}`)).data;
const ticketOf = async (person: Person, id: string) =>
  (await person.get<{ orderId?: string }>(`/api/tickets/${id}`)).data;

async function idOf(person: Person): Promise<string> {
  const { data } = await person.get<{ currentUser: { id: string } }>('/api/users/currentuser');
  return data.currentUser.id;
}
