import fc from 'fast-check';
import { waitFor } from '@ticketing/common/testing';
import { mailsTo } from '@ticketing/test-driver/stripe-records';
import { withBus, type BusClient } from '@ticketing/test-driver/bus-client';
import { channelsOf } from '@ticketing/test-driver/channels';
import type { Person } from '@ticketing/test-driver/person';
import { allKeys, kindOf } from '@ticketing/test-driver/redis-keys';
import type { FuzzContext } from '../http/campaign';
import { placeOfChannel } from '../checker/state';
import { noEvents } from './poison';
import { Publisher } from './publisher';
import { buy } from './purchase';

const RECEIPTS = 'confirmation:sent';
/** What services say to nobody but themselves: which mails were sent, and which store the bus has. */
const CHANNELS = [RECEIPTS, 'bus:store-id'];
/** Who reads them when it starts, and who would tell its events again to another store. */
const READERS = ['confirmation', 'orders'];
const GARBAGE_ON_EACH = 40;
/** Whoever reads the receipts leaves a mark at their end. */
const PLACE_OF_MARKS = placeOfChannel(RECEIPTS);

/**
 * Puts garbage on the channels that no event is on, and has them read from their beginning: by services that start, and
 * by a confirmation whose Redis has lost the memory of mails. Nothing is told again, and no mail is sent twice.
 */
export async function poisonPrivateChannels(context: FuzzContext, seller: Person, seed: number): Promise<void> {
  const { stack, state, report } = context;
  await withBus(stack, async (bus) => {
    const { buyer, order } = await buy(context, seller, 'Before the garbage');
    const before = await state.settled();
    const publisher = new Publisher(bus);
    for (const channel of CHANNELS) {
      const garbage = fc.sample(noEvents, { numRuns: GARBAGE_ON_EACH, seed });
      for (const [, bytes] of garbage) await publisher.publish(channel, Buffer.from(bytes));
      report.events += garbage.length;
    }
    await haveAllRead(context);
    const changed = publisher.othersChanges(before, await state.settled()).filter((place) => place !== PLACE_OF_MARKS);
    if (changed.length > 0) report.violation('garbage on a private channel changed something', changed);
    await hearAgain(context, bus, order.id);
    await buy(context, seller, 'After the garbage');
    const { length } = await mailsTo(stack, buyer.email);
    if (length !== 1) report.violation('garbage on a private channel had a mail sent again', [`${length} mails`]);
  });
}

/** Resolves once the memory of mails is back in Redis, without what is none of it. */
async function haveAllRead({ stack, state, ended, options }: FuzzContext): Promise<void> {
  const { redis } = state.keys;
  const memory = async () => (await allKeys(redis)).filter((key) => key.startsWith('confirmation:'));
  const forgotten = (await memory()).filter((key) => ['sent mails', 'marks'].includes(kindOf(key)));
  if (forgotten.length > 0) await redis.del(...forgotten);
  for (const name of READERS) {
    const { restarts } = stack.process(name);
    ended.push(name);
    stack.kill(name, 0, 'SIGTERM');
    await stack.restarted(name, 0, restarts);
  }
  await stack.ready();
  const remembers = async () => (await memory()).filter((key) => kindOf(key) === 'marks').length > 1;
  await waitFor(remembers, { within: options.patienceMs, what: 'confirmation remembering its mails' });
  // A receipt that is none is remembered, too, for as long as any; it harms nobody.
  const garbage = (await memory()).filter((key) => key.startsWith(`${RECEIPTS}:`) && kindOf(key) !== 'sent mails');
  if (garbage.length > 0) await redis.del(...garbage);
}

/** An order's last event comes once more, as any may. */
async function hearAgain({ stack }: FuzzContext, bus: BusClient, orderId: string): Promise<void> {
  const subject = 'order:completed';
  const channel = (await channelsOf(stack)).find(({ name }) => name === subject);
  const event = (await bus.read(subject, channel?.last_seq ?? 0)).find((payload) => payload.includes(orderId));
  if (event === undefined) throw new Error(`${subject} has nothing of order ${orderId}`);
  await bus.publish(subject, event);
}
