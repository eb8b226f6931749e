'use client';

import { stubOf, type When } from '../../format/when';
import { useWhen } from './use-when';

/** The stub of a ticket: weekday, day and month. `DateBesideStub` shows the rest of the date. */
export function TicketStub({ when }: { when: When | undefined }) {
  const words = useWhen(when);
  if (!words) {
    return (
      <span aria-hidden className="ticket-stub">
        Any
        <br />
        day
      </span>
    );
  }
  const stub = stubOf(words);
  return (
    <span aria-hidden className="ticket-stub">
      <span>{stub.weekday}</span>
      <span>{stub.day}</span>
      <span>{stub.month}</span>
    </span>
  );
}
