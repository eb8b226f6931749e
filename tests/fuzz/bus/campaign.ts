import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { waitFor } from '@ticketing/common/testing';
import { allMails, mailsTo } from '../../support/books';
import { withBus, type BusClient } from '../../support/bus-client';
import { allDeadLetters } from '../../support/dead-letters';
import { expectStatus, Person, type Order } from '../../support/person';
import type { Setting } from '../http/campaign';
import { changesBetween } from '../judge/documents';
import { LONGEST_PAUSE_MS } from '../judge/pauses';
import type { World } from '../world';
import { heardIn, type Heard } from './hearers';
import { clearLetters, letterIdOf } from './letters';
import { poisonOf, type Poison } from './poison';

const SUSPECTS = 30;
const HANDLED_WITHIN_MS = 500;

/** Poisons every subject for a while: each is parked once by each who hears it, and nothing else is different. */
export async function poisonBus(setting: Setting, world: World, seed: number, until: number): Promise<void> {
  const { stack, documents, report, pauses, options } = setting;
  const subjects = heardIn(world);
  await pauses.forget();
  await withBus(stack, async (bus) => {
    for (let number = 0; number === 0 || Date.now() < until; number += 1) {
      const [documentsBefore, mailsBefore] = [await documents.settled(), await allMails(stack)];
      const poisons = fc.sample(poisonOf(subjects), { numRuns: options.batch.events, seed: seed + number });
      for (const { heard, bytes } of poisons) await bus.publish(heard.subject, bytes);
      report.events += poisons.length;
      const expected = expectedOf(subjects, poisons);
      await waitForLetters(setting, expected);
      if ((await pauses.read()).length > 0) await judgePause(setting, bus, poisons);
      await judgeLetters(setting, expected);
      const changed = changesBetween(documentsBefore, await documents.settled());
      if (changed.length > 0) report.violation('poison changed something', changed);
      if ((await allMails(stack)).length !== mailsBefore.length) report.violation('poison sent a mail', []);
      await clearLetters(stack);
      // To list some fifty megabytes of letters takes its time, which is no fault of the poison's.
      await pauses.ignore();
    }
  });
  await judgePurchase(setting, world);
}

/** The largest are the likeliest, and each of them takes its time. */
async function judgePause({ pauses, report }: Setting, bus: BusClient, poisons: Poison[]): Promise<void> {
  const suspects = poisons.toSorted((a, b) => b.bytes.length - a.bytes.length).slice(0, SUSPECTS);
  const publish = async ({ heard, bytes }: Poison) => {
    await bus.publish(heard.subject, bytes);
    await delay(HANDLED_WITHIN_MS);
  };
  for (const { thing, seen } of await pauses.causesAmong(suspects, publish)) {
    const details = [`${thing.what} (${thing.bytes.length} bytes) on ${thing.heard.subject}`, ...seen];
    report.violation(`an event loop stood still for over ${LONGEST_PAUSE_MS} ms`, details, thing.bytes);
  }
}

/** Each who hears a subject has a letter of each poison on it, and of nothing else. */
async function judgeLetters({ stack, report }: Setting, expected: Expected): Promise<void> {
  const found = await allDeadLetters(stack);
  for (const [name, poisons] of expected) {
    const letters = found.filter(({ service }) => service === name);
    const ids = new Set(letters.map(({ id }) => id));
    for (const [id, { heard, what, bytes }] of poisons) {
      if (ids.has(id)) continue;
      const details = [`${name} has no letter of it`, `${heard.subject}: ${shown(bytes)}`];
      report.violation(`${what} was not parked`, details, bytes);
    }
    for (const { id, subject, reason } of letters) {
      if (!poisons.has(id)) report.violation('a letter that nobody sent', [`${name}: ${subject} (${reason})`]);
    }
  }
}

/** Counting them does not slow down whoever parks them, as listing them all the time would. */
async function waitForLetters({ pauses, options }: Setting, expected: Expected): Promise<void> {
  const isComplete = async () => {
    const counts = await pauses.observe();
    return [...expected].every(([name, poisons]) => (counts.get(name) ?? 0) >= poisons.size);
  };
  await waitFor(isComplete, { within: options.patienceMs }).catch(() => undefined);
}

/** What each service has to put aside, by the letters' ids. */
type Expected = Map<string, Map<string, Poison>>;

function expectedOf(subjects: Heard[], poisons: Poison[]): Expected {
  const services = [...new Set(subjects.flatMap(({ by }) => by))];
  return new Map(services.map((name) => [name, expectedBy(name, poisons)]));
}

const expectedBy = (service: string, poisons: Poison[]) =>
  new Map(
    poisons
      .filter(({ heard }) => heard.by.includes(service))
      .map((poison) => [letterIdOf(poison.heard.subject, poison.bytes), poison]),
  );

const shown = (bytes: Buffer) => JSON.stringify(bytes.toString('utf8').slice(0, 300));

/** The stream goes on: somebody buys a ticket, to the mail. */
async function judgePurchase({ stack, report, options }: Setting, { seller }: World): Promise<void> {
  const within = options.patienceMs;
  const buyer = await Person.signedUp(stack.gateway);
  try {
    const order = await buyer.reserves((await seller.sells('After the poison')).id);
    expectStatus(201, await buyer.pays(order.id));
    const isComplete = async () => (await buyer.get<Order>(`/api/orders/${order.id}`)).data.status === 'complete';
    await waitFor(isComplete, { within, what: 'the order complete' });
    await waitFor(async () => (await mailsTo(stack, buyer.email)).length === 1, { within, what: 'the mail' });
  } catch (error) {
    report.violation('no purchase after the poison', [error instanceof Error ? error.message : String(error)]);
  }
}
