'use client';

import { stubOf, type When } from '../../format/when';
import { useWhen } from './use-when';

interface Props {
  when: When | undefined;
  /** `ticket-stub`, unless a list styles it. */
  className?: string;
}

/** The stub of a ticket: weekday, day and month. `DateBesideStub` shows the rest of the date. */
export function TicketStub({ when, className }: Props) {
  const words = useWhen(when);
  if (!words) {
    return (
      <span aria-hidden className={className}>
        Any
        <br />
        day
      </span>
    );
  }
  const stub = stubOf(words);
  return (
    <span aria-hidden className={className}>
      <span>{stub.weekday}</span>
      <span>{stub.day}</span>
      <span>{stub.month}</span>
    </span>
  );
}
