'use client';

import type { When } from '../../format/when';
import { useWhen } from './use-when';

/** The stub of a ticket: weekday, day and month. `DateBesideStub` shows the rest of the date. */
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
