import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { waitFor } from '@ticketing/common/testing';
import { withBus } from '@ticketing/test-driver/bus-client';
import { allDeadLetters } from '@ticketing/test-driver/dead-letters';
import type { FuzzContext } from '../http/campaign';
import { checkPauses } from '../checker/standstills';
import { isMail } from '../checker/state';
import type { Report } from '../report';
import type { World } from '../world';
import { subscribedEvents, type SubscribedEvent } from './subscribed-events';
import { clearDeadLetters, deadLetterIdOf } from './dead-letters';
import { poisonOf, type Poison } from './poison';
import { Publisher } from './publisher';
import { buyTicket } from '@ticketing/test-driver/purchases';

const SUSPECTS = 30;
const HANDLED_WITHIN_MS = 500;

/** Poisons every subject for a while: each subscriber has to park each poison once, and nothing else may change. */
export async function poisonBus(context: FuzzContext, world: World, seed: number, until: number): Promise<void> {
  const { stack, state, report, pauses, options } = context;
  const subjects = subscribedEvents(world);
  await pauses.forget();
  await withBus(stack, async (bus) => {
    const publisher = new Publisher(bus);
    for (let number = 0; number === 0 || Date.now() < until; number += 1) {
      const before = await state.whenStable();
      const poisons = fc.sample(poisonOf(subjects), { numRuns: options.batch.events, seed: seed + number });
      for (const { event, bytes } of poisons) await publisher.publish(event.subject, bytes);
      report.events += poisons.length;
      const expected = expectedOf(subjects, poisons);
      await waitForLetters(context, expected);
      await checkStandstills(context, publisher, poisons);
      await checkLetters(context, expected);
      checkChanges(publisher.othersChanges(before, await state.whenStable()), report);
      await clearDeadLetters(stack);
      // Listing some fifty megabytes of letters takes its time, which the poison does not cause.
      await pauses.ignore();
    }
  });
  await checkPurchase(context, world);
}

/** Only the largest are tried: they are the likeliest causes, and each takes its time. */
async function checkStandstills(context: FuzzContext, publisher: Publisher, poisons: Poison[]): Promise<void> {
  const suspects = poisons.toSorted((a, b) => b.bytes.length - a.bytes.length).slice(0, SUSPECTS);
  const act = async ({ event, bytes }: Poison) => {
    await publisher.publish(event.subject, bytes);
    await delay(HANDLED_WITHIN_MS);
  };
  const describe = ({ what, bytes, event }: Poison) => `${what} (${bytes.length} bytes) on ${event.subject}`;
  await checkPauses(context, await context.pauses.read(), { suspects, act, describe });
}

function checkChanges(changed: string[], report: Report): void {
  const [mails, others] = [changed.filter(isMail), changed.filter((place) => !isMail(place))];
  if (others.length > 0) report.violation('poison changed something', others);
  if (mails.length > 0) report.violation('poison sent a mail', mails);
}

/** Each subscriber of a subject has a dead letter of each poison on it, and of nothing else. */
async function checkLetters({ stack, report }: FuzzContext, expected: Expected): Promise<void> {
  const found = await allDeadLetters(stack);
  for (const [name, poisons] of expected) {
    const letters = found.filter(({ service }) => service === name);
    const ids = new Set(letters.map(({ id }) => id));
    for (const [id, { event, what, bytes }] of poisons) {
      if (ids.has(id)) continue;
      const details = [`${name} has no letter of it`, `${event.subject}: ${shown(bytes)}`];
      report.violation(`${what} was not parked`, details, bytes);
    }
    for (const { id, subject, reason } of letters) {
      if (!poisons.has(id)) report.violation('a dead letter of no poison', [`${name}: ${subject} (${reason})`]);
    }
  }
}

/** Counts the letters: listing them all the time would slow down the services that park them. */
async function waitForLetters({ pauses, options }: FuzzContext, expected: Expected): Promise<void> {
  const isComplete = async () => {
    const counts = await pauses.observe();
    return [...expected].every(([name, poisons]) => (counts.get(name) ?? 0) >= poisons.size);
  };
  await waitFor(isComplete, { within: options.patienceMs }).catch(() => undefined);
}

/** What each service has to park, by the letters' ids. */
type Expected = Map<string, Map<string, Poison>>;

function expectedOf(subjects: SubscribedEvent[], poisons: Poison[]): Expected {
  const services = [...new Set(subjects.flatMap(({ subscribers }) => subscribers))];
  return new Map(services.map((name) => [name, expectedBy(name, poisons)]));
}

const expectedBy = (service: string, poisons: Poison[]) =>
  new Map(
    poisons
      .filter(({ event }) => event.subscribers.includes(service))
      .map((poison) => [deadLetterIdOf(poison.event.subject, poison.bytes), poison]),
  );

const shown = (bytes: Buffer) => JSON.stringify(bytes.toString('utf8').slice(0, 300));

/** The stream goes on: a ticket can be bought, up to the mail. */
async function checkPurchase(context: FuzzContext, { seller }: World): Promise<void> {
  try {
    await buyTicket(context.stack, await seller.sells('After the poison'), context.options.patienceMs);
  } catch (error) {
    context.report.violation('no purchase after the poison', [error instanceof Error ? error.message : String(error)]);
  }
}
