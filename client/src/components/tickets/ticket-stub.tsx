import { formatStub } from '../../format/dates';

/** The left part of a ticket: the day of the event, large. The page says the whole date elsewhere. */
export function TicketStub({ date, zone }: { date: string | undefined; zone: string }) {
  const stub = 'perforation flex w-[5.5rem] shrink-0 flex-col items-center justify-center py-4 text-center';
  if (date === undefined) {
    return (
      <span aria-hidden className={`${stub} font-display text-lg leading-tight font-semibold`}>
        Any
        <br />
        day
      </span>
    );
  }
  const { weekday, day, month } = formatStub(date, zone);
  return (
    <span aria-hidden className={stub}>
      <span className="text-sm text-muted">{weekday}</span>
      <span className="font-display text-3xl leading-none font-bold tracking-tight">{day}</span>
      <span className="text-sm font-semibold">{month}</span>
    </span>
  );
}
