'use client';

import type { When } from '../../format/when';
import { useWhen } from './use-when';

/** The left part of a ticket: the day of the event, large. Beside it stands what is left to say. */
export function TicketStub({ when }: { when: When | undefined }) {
  const stub = useWhen(when)?.stub;
  if (!stub) {
    return (
      <span aria-hidden className="ticket-stub font-display text-lg leading-tight font-semibold">
        Any
        <br />
        day
      </span>
    );
  }
  return (
    <span aria-hidden className="ticket-stub">
      <span className="text-sm text-muted">{stub.weekday}</span>
      <span className="font-display text-3xl leading-none font-bold tracking-tight">{stub.day}</span>
      <span className="text-sm font-semibold">{stub.month}</span>
    </span>
  );
}
