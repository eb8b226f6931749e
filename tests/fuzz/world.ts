import { waitFor } from '@ticketing/common/testing';
import { anAdministrator } from '@ticketing/test-driver/administrator';
import { tokenInMail } from '@ticketing/test-driver/mailbox';
import { expectStatus, Person, type Order } from '@ticketing/test-driver/person';
import { orderBecomes, orderOf } from '@ticketing/test-driver/purchases';
import type { Stack } from '@ticketing/test-driver/stack';

/** People and their resources in every state, which requests and events are about. */
export interface World {
  seller: Person;
  buyer: Person;
  stranger: Person;
  administrator: Person;
  /** Has the mails that `links` are from. */
  forgetful: Person;
  /** Who has the account erased. */
  leaving: Person;
  /** The tokens of links that were not used yet. */
  links: { verification: string; reset: string };
  /** A device of the buyer, who stays signed in on another. */
  device: string;
  /** Ids of accounts. */
  users: { seller: string; stranger: string };
  tickets: { onSale: string; reserved: string; sold: string; unwanted: string };
  /** One to be paid, one that may be cancelled, and one of each final state. */
  orders: { live: Order; unwanted: Order; complete: Order; cancelled: Order };
  /** The keys that sign sessions, Stripe's webhooks and those of SendGrid. */
  secrets: { session: string; webhook: string; mailWebhook: string };
}

const within = 30_000;

/** Makes a world of its own, through the API. */
export async function populate(stack: Stack): Promise<World> {
  const signUp = () => Person.signedUp(stack.gateway);
  const [seller, buyer, stranger] = [await signUp(), await signUp(), await signUp()];
  const administrator = await anAdministrator(stack);
  const forgetful = await signUp();
  await forgetful.post('/api/users/password-resets', { email: forgetful.email });
  const [onSale, reserved, doubted, sold, returned, unwanted] = [
    await seller.sells('Still on sale'),
    await seller.sells('Reserved'),
    await seller.sells('Reserved, and doubted'),
    await seller.sells('Sold'),
    await seller.sells('Given back'),
    await seller.sells('To be withdrawn'),
  ];
  const live = await buyer.reserves(reserved.id);
  const doubtful = await buyer.reserves(doubted.id);
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
    ...{ seller, buyer, stranger, administrator, forgetful, leaving: await signUp() },
    device: await anotherDeviceOf(buyer, stack),
    links: {
      verification: await tokenInMail(stack, forgetful.email, '/auth/verify'),
      reset: await tokenInMail(stack, forgetful.email, '/auth/reset'),
    },
    users: { seller: onSale.userId, stranger: await idOf(stranger) },
    tickets: { onSale: onSale.id, reserved: reserved.id, sold: sold.id, unwanted: unwanted.id },
    orders: {
      live,
      unwanted: doubtful,
      complete: await orderOf(buyer, complete.id),
      cancelled: await orderOf(buyer, cancelled.id),
    },
    secrets: {
      ...{ session: stack.file.jwtKey, webhook: stack.file.stripeWebhookSecret },
      mailWebhook: stack.file.sendgridWebhookKey,
    },
  };
}

const ticketOf = async (person: Person, id: string) =>
  (await person.get<{ orderId?: string }>(`/api/tickets/${id}`)).data;

async function idOf(person: Person): Promise<string> {
  const { data } = await person.get<{ currentUser: { id: string } }>('/api/users/currentuser');
  return data.currentUser.id;
}

async function anotherDeviceOf({ email, password }: Person, stack: Stack): Promise<string> {
  const elsewhere = new Person(stack.gateway);
  expectStatus(200, await elsewhere.post('/api/users/signin', { email, password }));
  const { data } = await elsewhere.get<{ id: string; current: boolean }[]>('/api/users/sessions');
  return data.find(({ current }) => current)?.id ?? '';
}
