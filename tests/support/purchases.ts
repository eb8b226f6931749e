import { waitFor } from '@ticketing/common/testing';
import { orderMailsTo, type Mail } from './mailbox';
import { expectStatus, Person, type Order, type Ticket } from './person';
import type { Stack } from './stack';

export const orderOf = async (person: Person, id: string): Promise<Order> =>
  (await person.get<Order>(`/api/orders/${id}`)).data;

/** Waits until an order has a status. @throws Error when it does not in time, ms */
export async function orderBecomes(person: Person, id: string, status: string, within?: number): Promise<void> {
  const isSo = async () => (await orderOf(person, id)).status === status;
  await waitFor(isSo, { what: `order ${status}`, ...(within !== undefined && { within }) });
}

/** Waits for the one mail to a person about an order. @throws Error when there is none or a second one in time, ms */
export async function mailOf(stack: Stack, { email }: Person, within?: number): Promise<Mail> {
  const onlyMail = async () => {
    const [mail, ...others] = await orderMailsTo(stack, email);
    return others.length === 0 && mail;
  };
  return waitFor(onlyMail, { what: 'the mail', ...(within !== undefined && { within }) });
}

/**
 * A new buyer buys a ticket, up to the mail.
 *
 * @param within for each wait, in ms
 * @throws Error when a step does not succeed in time
 */
export async function buyTicket(
  stack: Stack,
  { id }: Ticket,
  within?: number,
): Promise<{ buyer: Person; order: Order; mail: Mail }> {
  const buyer = await Person.signedUp(stack.gateway);
  const order = await buyer.reserves(id);
  expectStatus(201, await buyer.pays(order.id));
  await orderBecomes(buyer, order.id, 'complete', within);
  return { buyer, order, mail: await mailOf(stack, buyer, within) };
}
