import { formatDate, hasTimeOfDay } from '../../format/dates';
import { LocalTime } from './local-time';

interface Props {
  date: string | undefined;
  zone: string;
}

/** When an event is, in words. */
export function EventDate({ date, zone }: Props) {
  if (date === undefined) return <>No fixed date</>;
  if (hasTimeOfDay(date)) return <LocalTime iso={date} serverZone={zone} />;
  return <time dateTime={date.slice(0, 10)}>{formatDate(date, zone)}</time>;
}
