import { idOf, type Snapshot } from '../checker/snapshot';
import type { StreamedEvent } from '../checker/stream';
import { names, type Exchange, type Injection } from './history';

interface Moment {
  at: number;
  text: string;
}

/**
 * Tells in words, in order, what happened to one ticket, order or payment: requests, events, what the bank did, mails, and
 * the faults meanwhile. To a ticket belongs what happened to its orders.
 */
export function describeTimeline(snapshot: Snapshot, id: string): string[] {
  const { history, stream, mails } = snapshot;
  const ids = [id, ...snapshot.orders.filter(({ ticket }) => ticket.id === id).map(idOf)];
  const own = [
    ...history.about(ids).flatMap(momentsOf),
    ...stream.filter(({ payload }) => names(payload, ids)).map(heard),
    ...atTheBank(snapshot, ids),
    ...mails
      .filter(({ text }) => names(text, ids))
      .map(({ to, subject, receivedAt }) => ({
        at: Date.parse(receivedAt),
        text: `a mail to ${to}: ${subject}`,
      })),
  ];
  const [first, last] = [Math.min(...own.map(({ at }) => at)), Math.max(...own.map(({ at }) => at))];
  const faults = history.injections.filter(({ from, to }) => from <= last && (to ?? Infinity) >= first);
  return [...own, ...faults.flatMap(befell)].sort((a, b) => a.at - b.at).map(({ at, text }) => `${clock(at)}  ${text}`);
}

function momentsOf({ who, method, path, body, askedAt, answeredAt, status, answer, lost }: Exchange): Moment[] {
  const asked = `${who} asks ${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`;
  const outcome = status === undefined ? `gets no answer (${lost ?? 'still waiting'})` : `gets ${status}`;
  const told = status === undefined ? '' : shorten(JSON.stringify(answer) ?? '');
  return [
    { at: askedAt, text: asked.trimEnd() },
    { at: answeredAt ?? Number.MAX_SAFE_INTEGER, text: `${who} ${outcome} for ${method} ${path} ${told}`.trimEnd() },
  ];
}

const heard = ({ subject, time, data, redelivered }: StreamedEvent): Moment => ({
  at: time,
  text: `${subject} ${shorten(JSON.stringify(data))}${redelivered ? ' (again)' : ''}`,
});

/** The bank keeps whole seconds. */
function atTheBank({ intents, refunds }: Snapshot, ids: readonly string[]): Moment[] {
  const own = intents.filter(({ metadata }) => names(metadata, ids));
  const back = refunds.filter(({ payment_intent }) => own.some(({ id }) => id === payment_intent));
  return [
    ...own.map(({ id, amount, status, created }) => ({
      at: created * 1_000,
      text: `the bank is asked for ${amount}: ${id}, by now ${status}`,
    })),
    ...back.map(({ amount, created, payment_intent }) => ({
      at: created * 1_000,
      text: `the bank gives back ${amount} of ${payment_intent}`,
    })),
  ];
}

function befell({ fault, from, to, reached }: Injection): Moment[] {
  const ended = reached === false ? 'nobody came by' : 'over';
  return [
    { at: from, text: `*** ${fault}` },
    ...(to === undefined ? [] : [{ at: to, text: `*** ${fault}: ${ended}` }]),
  ];
}

const shorten = (text: string) => (text.length > 240 ? `${text.slice(0, 240)}…` : text);

const clock = (at: number) =>
  at > 8.64e15 ? '…           ' : new Date(at).toISOString().slice('2026-01-01T'.length, -1);
