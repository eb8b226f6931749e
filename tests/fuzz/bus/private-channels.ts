import fc from 'fast-check';
import { waitFor } from '@ticketing/common/testing';
import { orderMailsTo } from '@ticketing/test-driver/mailbox';
import { withBus, type BusClient } from '@ticketing/test-driver/bus-client';
import { channelsOf } from '@ticketing/test-driver/channels';
import type { Person } from '@ticketing/test-driver/person';
import { allKeys, kindOf } from '@ticketing/test-driver/redis-keys';
import type { FuzzContext } from '../http/campaign';
import { placeOfChannel } from '../checker/state';
import { noEvents } from './poison';
import { Publisher } from './publisher';
import { buyTicket } from '@ticketing/test-driver/purchases';

const RECEIPTS = 'confirmation:sent';
/** The services' private channels: the receipts of sent mails, and the identity of the bus' store. */
const CHANNELS = [RECEIPTS, 'bus:store-id'];
/** The first reads the receipts when it starts; the second would publish its events again to another store. */
const READERS = ['confirmation', 'orders'];
const GARBAGE_ON_EACH = 40;
/** The reader of the receipts publishes a marker at their end. */
const PLACE_OF_MARKERS = placeOfChannel(RECEIPTS);

/**
 * Publishes garbage on the private channels, and has them read from their beginning: by services that start, and
 * by a confirmation whose Redis has lost its record of mails. No event is published again, and no mail is sent twice.
 */
export async function poisonPrivateChannels(context: FuzzContext, seller: Person, seed: number): Promise<void> {
  const { stack, state, report, options } = context;
  await withBus(stack, async (bus) => {
    const buy = async (title: string) => buyTicket(stack, await seller.sells(title), options.patienceMs);
    const { buyer, order } = await buy('Before the garbage');
    const before = await state.whenStable();
    const publisher = new Publisher(bus);
    for (const channel of CHANNELS) {
      const garbage = fc.sample(noEvents, { numRuns: GARBAGE_ON_EACH, seed });
      for (const [, bytes] of garbage) await publisher.publish(channel, Buffer.from(bytes));
      report.events += garbage.length;
    }
    await restartReaders(context);
    const changed = publisher
      .othersChanges(before, await state.whenStable())
      .filter((place) => place !== PLACE_OF_MARKERS);
    if (changed.length > 0) report.violation('garbage on a private channel changed something', changed);
    await publishAgain(context, bus, order.id);
    await buy('After the garbage');
    const { length } = await orderMailsTo(stack, buyer.email);
    if (length !== 1) report.violation('garbage on a private channel had a mail sent again', [`${length} mails`]);
  });
}

/** Resolves once the record of mails is back in Redis, without the garbage. */
async function restartReaders({ stack, state, ended, options }: FuzzContext): Promise<void> {
  const { redis } = state.keys;
  const records = async () => (await allKeys(redis)).filter((key) => key.startsWith('confirmation:'));
  const forgotten = (await records()).filter((key) => ['sent mails', 'marks'].includes(kindOf(key)));
  if (forgotten.length > 0) await redis.del(...forgotten);
  for (const name of READERS) {
    const { restarts } = stack.process(name);
    ended.push(name);
    stack.kill(name, 0, 'SIGTERM');
    await stack.restarted(name, 0, restarts);
  }
  await stack.ready();
  const isRestored = async () => (await records()).filter((key) => kindOf(key) === 'marks').length > 1;
  await waitFor(isRestored, { within: options.patienceMs, what: 'the record of mails in Redis' });
  // A malformed receipt is restored as well, for as long as any; it does no harm.
  const garbage = (await records()).filter((key) => key.startsWith(`${RECEIPTS}:`) && kindOf(key) !== 'sent mails');
  if (garbage.length > 0) await redis.del(...garbage);
}

/** Publishes an order's last event once more, as may happen to any. */
async function publishAgain({ stack }: FuzzContext, bus: BusClient, orderId: string): Promise<void> {
  const subject = 'order:completed';
  const channel = (await channelsOf(stack)).find(({ name }) => name === subject);
  const event = (await bus.read(subject, channel?.last_seq ?? 0)).find((payload) => payload.includes(orderId));
  if (event === undefined) throw new Error(`${subject} has nothing of order ${orderId}`);
  await bus.publish(subject, event);
}
