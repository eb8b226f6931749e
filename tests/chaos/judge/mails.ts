import type { Injection } from '../history/history';
import { idOf, type Evidence } from './evidence';
import { groupBy } from './group-by';
import type { Check, Violation } from './verdict';

/** Whatever can come between a mail's way to SendGrid and the note that it is out. */
const TOUCHES_MAIL = /^(confirmation-|sendgrid|redis|nats)/;

/**
 * Every completed order has its mail, and a second one only for a fault that came between: in all no more second ones than
 * such faults.
 */
export const mails: Check = {
  name: 'mails',
  find: (evidence) => {
    const sent = groupBy(evidence.mails.filter(isConfirmation), ({ text }) => orderIn(text));
    const completed = evidence.orders.filter(({ status }) => status === 'complete');
    const complete = new Set(completed.map(idOf));
    return [
      ...completed.flatMap((order) => {
        const times = (sent.get(idOf(order)) ?? []).map(({ receivedAt }) => Date.parse(receivedAt));
        return judgeOrder(idOf(order), times, completedAt(evidence, idOf(order)), evidence.history.injections);
      }),
      ...inAll(evidence, [...sent.values()]),
      ...[...sent.keys()]
        .filter((id) => !complete.has(id))
        .map((id) => ({ message: `order ${id} is not complete, and was confirmed by mail`, about: id })),
    ];
  },
};

function judgeOrder(id: string, times: number[], since: number, injections: readonly Injection[]): Violation[] {
  if (times.length === 0) return [{ message: `order ${id} is complete, and no mail says so`, about: id }];
  const last = Math.max(...times);
  const allowed = secondMailsAllowed(injections.filter(({ from, to = Infinity }) => from <= last && to >= since));
  if (times.length - 1 <= allowed) return [];
  return [{ message: `order ${id} has ${times.length} mails, for ${allowed} faults on their way`, about: id }];
}

function inAll({ history }: Evidence, mailsByOrder: readonly unknown[][]): Violation[] {
  const second = mailsByOrder.reduce((sum, mailsOfOrder) => sum + mailsOfOrder.length - 1, 0);
  const allowed = secondMailsAllowed(history.injections);
  if (second <= allowed) return [];
  return [{ message: `${second} mails went out once more than they should, for ${allowed} faults on their way` }];
}

/** One for each answer that faults can have kept from us after the mail was taken. */
function secondMailsAllowed(injections: readonly Injection[]): number {
  const onTheWay = injections.filter(({ processes }) => processes.some((name) => TOUCHES_MAIL.test(name)));
  return onTheWay.reduce((sum, { fault }) => sum + answersLeftOut(fault), 0);
}

const answersLeftOut = (fault: string) => Number(/timeout-after (\d+)/.exec(fault)?.[1] ?? 1);

const completedAt = ({ stream }: Evidence, id: string) =>
  Math.min(
    ...stream.filter(({ subject, data }) => subject === 'order:completed' && data.id === id).map(({ time }) => time),
  );

const isConfirmation = ({ subject }: { subject: string }) => subject.startsWith('Your ticket:');

/** The mail names its order in a line of its own. */
const orderIn = (text: string) => /\b[0-9a-f]{24}\b/.exec(text)?.[0] ?? '';
