import type { StreamedEvent } from '../judge/stream';
import type { Exchange, History, Injection } from './history';

interface Moment {
  at: number;
  text: string;
}

/** Tells in words, in order, what happened to one ticket, order or payment: requests, events, and the faults meanwhile. */
export function narrate(history: History, stream: readonly StreamedEvent[], id: string): string[] {
  const exchanges = history.about(id);
  const events = stream.filter(({ payload }) => payload.includes(id));
  const own = [...exchanges.flatMap(momentsOf), ...events.map(heard)];
  const [first, last] = [Math.min(...own.map(({ at }) => at)), Math.max(...own.map(({ at }) => at))];
  const faults = history.injections.filter(({ from, to }) => from <= last && (to ?? Infinity) >= first);
  return [...own, ...faults.map(befell)].sort((a, b) => a.at - b.at).map(({ at, text }) => `${clock(at)}  ${text}`);
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

const befell = ({ fault, from }: Injection): Moment => ({ at: from, text: `*** ${fault}` });

const shorten = (text: string) => (text.length > 240 ? `${text.slice(0, 240)}…` : text);

const clock = (at: number) =>
  at > 8.64e15 ? '…           ' : new Date(at).toISOString().slice('2026-01-01T'.length, -1);
