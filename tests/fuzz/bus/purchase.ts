import { waitFor } from '@ticketing/common/testing';
import { mailsTo } from '@ticketing/test-driver/stripe-records';
import { expectStatus, Person, type Order } from '@ticketing/test-driver/person';
import type { FuzzContext } from '../http/campaign';

/**
 * Somebody new buys a ticket, to the mail.
 *
 * @throws Error when anything of it does not come in time
 */
export async function buy(
  { stack, options }: Pick<FuzzContext, 'stack' | 'options'>,
  seller: Person,
  title: string,
): Promise<{ buyer: Person; order: Order }> {
  const within = options.patienceMs;
  const buyer = await Person.signedUp(stack.gateway);
  const order = await buyer.reserves((await seller.sells(title)).id);
  expectStatus(201, await buyer.pays(order.id));
  const isComplete = async () => (await buyer.get<Order>(`/api/orders/${order.id}`)).data.status === 'complete';
  await waitFor(isComplete, { within, what: 'the order complete' });
  await waitFor(async () => (await mailsTo(stack, buyer.email)).length === 1, { within, what: 'the mail' });
  return { buyer, order };
}
