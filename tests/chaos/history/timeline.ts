import { idOf, type Snapshot } from '../checker/snapshot';
import type { StreamedEvent } from '../checker/stream';
import { names, type Exchange, type Injection } from './history';

interface Moment {
  at: number;
  text: string;
}

/**
 * Describes in order what happened to one ticket, order or payment: requests, events, charges, refunds, mails, and the
 * faults of that time. The timeline of a ticket includes its orders.
 */
export function describeTimeline(snapshot: Snapshot, id: string): string[] {
  const { history, stream, mails } = snapshot;
  const ids = [id, ...snapshot.orders.filter(({ ticket }) => ticket.id === id).map(idOf)];
  const own = [
    ...history.about(ids).flatMap(momentsOf),
    ...stream.filter(({ payload }) => names(payload, ids)).map(published),
    ...atStripe(snapshot, ids),
    ...mails
      .filter(({ text }) => names(text, ids))
      .map(({ to, subject, receivedAt }) => ({
        at: Date.parse(receivedAt),
        text: `a mail to ${to}: ${subject}`,
      })),
  ];
  const [first, last] = [Math.min(...own.map(({ at }) => at)), Math.max(...own.map(({ at }) => at))];
  const faults = history.injections.filter(({ from, to }) => from <= last && (to ?? Infinity) >= first);
  return [...own, ...faults.flatMap(momentsOfFault)]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => `${clock(at)}  ${text}`);
}

function momentsOf({ who, method, path, body, askedAt, answeredAt, status, answer, lost }: Exchange): Moment[] {
  const asked = `${who} asks ${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`;
  const outcome = status === undefined ? `gets no answer (${lost ?? 'still waiting'})` : `gets ${status}`;
  const content = status === undefined ? '' : shorten(JSON.stringify(answer) ?? '');
  return [
    { at: askedAt, text: asked.trimEnd() },
    { at: answeredAt ?? Number.MAX_SAFE_INTEGER, text: `${who} ${outcome} for ${method} ${path} ${content}`.trimEnd() },
  ];
}

const published = ({ subject, time, data, redelivered }: StreamedEvent): Moment => ({
  at: time,
  text: `${subject} ${shorten(JSON.stringify(data))}${redelivered ? ' (again)' : ''}`,
});

/** Stripe records whole seconds. */
function atStripe({ intents, refunds }: Snapshot, ids: readonly string[]): Moment[] {
  const own = intents.filter(({ metadata }) => names(metadata, ids));
  const back = refunds.filter(({ payment_intent }) => own.some(({ id }) => id === payment_intent));
  return [
    ...own.map(({ id, amount, status, created }) => ({
      at: created * 1_000,
      text: `Stripe is asked for ${amount}: ${id}, now ${status}`,
    })),
    ...back.map(({ amount, created, payment_intent }) => ({
      at: created * 1_000,
      text: `Stripe refunds ${amount} of ${payment_intent}`,
    })),
  ];
}

function momentsOfFault({ fault, from, to, reached }: Injection): Moment[] {
  const ended = reached === false ? 'not reached' : 'over';
  return [
    { at: from, text: `*** ${fault}` },
    ...(to === undefined ? [] : [{ at: to, text: `*** ${fault}: ${ended}` }]),
  ];
}

const shorten = (text: string) => (text.length > 240 ? `${text.slice(0, 240)}…` : text);

const clock = (at: number) =>
  at > 8.64e15 ? '…           ' : new Date(at).toISOString().slice('2026-01-01T'.length, -1);
