import type { StubText } from '../../format/dates';

/** The left part of a ticket: the day of the event, large. The whole date stands beside it. */
export function TicketStub({ stub }: { stub: StubText | undefined }) {
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
