import { formatDate, isReadersTime, type EventTime } from '../../format/dates';
import { LocalTime } from './local-time';

interface Props {
  event: EventTime;
  /** The reader's, as far as the server knows it. */
  zone: string;
}

/** When an event is, in words. */
export function EventDate({ event, zone }: Props) {
  const { date } = event;
  if (date === undefined) return <>No fixed date</>;
  if (isReadersTime(event)) return <LocalTime iso={date} serverZone={zone} />;
  const text = formatDate({ ...event, date }, zone);
  return <time dateTime={date}>{text}</time>;
}
