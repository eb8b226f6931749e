import type { Mail } from '@ticketing/test-driver/mailbox';
import { idOf, type Snapshot, type StoredOrder } from './snapshot';
import { groupBy } from './group-by';
import { secondMailsBy, secondMailsInAll } from './second-mails';
import type { Check, Violation } from './check';

/**
 * Every completed order has its mail, to its buyer and about its ticket. A second mail needs a request of the buyer or a
 * fault that explains it, and
 * there are no more second mails than such faults allow.
 */
export const mails: Check = {
  name: 'mails',
  find: (snapshot) => {
    const sent = groupBy(snapshot.mails.filter(isConfirmation), ({ text }) => orderIn(text));
    const completed = snapshot.orders.filter(({ status }) => status === 'complete');
    const complete = new Set(completed.map(idOf));
    return [
      ...completed.flatMap((order) => judgeOrder(order, sent.get(idOf(order)) ?? [], snapshot)),
      ...inAll(snapshot, sent),
      ...[...sent.keys()]
        .filter((id) => !complete.has(id))
        .map((id) => ({ message: `order ${id} is not complete, and was confirmed by mail`, about: id })),
    ];
  },
};

function judgeOrder(order: StoredOrder, sent: readonly Mail[], snapshot: Snapshot): Violation[] {
  const about = idOf(order);
  if (sent.length === 0) return [{ message: `order ${about} is complete, and no mail says so`, about }];
  const requested = requestsOf(snapshot, about);
  // Who asks for the mail again may have another email by then.
  const emails = requested.length === 0 ? [order.userEmail] : emailsOf(snapshot, about);
  const astray = sent.filter(({ to }) => !emails.includes(to));
  const wrong = sent.filter(({ subject }) => subject !== `Your ticket: ${order.ticket.title}`);
  const last = Math.max(...sent.map(({ receivedAt }) => Date.parse(receivedAt)));
  const since = completedAt(snapshot, about);
  const onTheWay = snapshot.history.injections.filter(({ from, to = Infinity }) => from <= last && to >= since);
  const allowed = sumOf(onTheWay.map(secondMailsBy)) + requested.length;
  return [
    ...astray.map(({ to }) => ({ message: `order ${about} of ${order.userEmail} was confirmed to ${to}`, about })),
    ...wrong.map(({ subject }) => ({ message: `order ${about} of "${order.ticket.title}" got "${subject}"`, about })),
    ...(sent.length - 1 <= allowed
      ? []
      : [{ message: `order ${about} has ${sent.length} mails, for ${allowed} faults on their way`, about }]),
  ];
}

function inAll(snapshot: Snapshot, sent: ReadonlyMap<string, readonly Mail[]>): Violation[] {
  const { history, processes } = snapshot;
  const second = sumOf([...sent.values()].map((mailsOfOrder) => mailsOfOrder.length - 1));
  const senders = processes.filter((name) => name.startsWith('confirmation-')).length;
  const ofFaults = sumOf(history.injections.map((injection) => secondMailsInAll(injection, senders)));
  const allowed = ofFaults + requestsOf(snapshot).length;
  if (second <= allowed) return [];
  const [about = ''] = [...sent].flatMap(([order, mailsOfOrder]) => (mailsOfOrder.length > 1 ? [order] : []));
  return [
    { about, message: `${second} mails went out once more than they should, for ${allowed} faults on their way` },
  ];
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

const completedAt = ({ stream }: Snapshot, id: string) =>
  Math.min(
    ...stream.filter(({ subject, data }) => subject === 'order:completed' && data.id === id).map(({ time }) => time),
  );

/** The buyers' requests to have the mail sent again: of one order, or all. */
const requestsOf = ({ stream }: Snapshot, id?: string) =>
  stream.filter(({ subject, data }) => subject === 'order:mail-due' && (id === undefined || data.id === id));

/** The emails that the mails about an order were to go to. */
const emailsOf = ({ stream }: Snapshot, id: string) =>
  stream.filter(({ subject, data }) => MAILED.has(subject) && data.id === id).flatMap(({ data }) => data.email ?? []);

const MAILED = new Set(['order:completed', 'order:mail-due']);

const isConfirmation = ({ subject }: { subject: string }) => subject.startsWith('Your ticket:');

/** The mail names its order in a line of its own. */
const orderIn = (text: string) => /^Number in full: ([0-9a-f]{24})$/m.exec(text)?.[1] ?? '';
