import { formatPrice } from '../../format/price';
import { formatWhen } from '../../format/when';
import { PriceAndDate } from './price-and-date';
import { countOf } from './quantities';
import { TicketStub } from './ticket-stub';
import { quantityIn, readTicketValues, type TicketValues } from './ticket-values';

interface Props {
  typed: TicketValues;
  currency: string;
  /** The server's time in milliseconds. */
  now: number;
}

/** A live preview, parsed by the same function that the server action uses. */
export function TicketPreview({ typed, currency, now }: Props) {
  const { title, price, date, timeZone, errors, note } = readTicketValues(typed, currency);
  // While the year is being typed, browsers report years such as 0002.
  const event = date !== null && /^[1-9]\d{3}-/.test(date) ? { date, ...(timeZone && { timeZone }) } : {};
  const when = formatWhen(event, 'UTC', now);
  const aboutTime = errors.find(({ field }) => field === 'time')?.message ?? note;
  return (
    <aside aria-labelledby="preview">
      <h2 id="preview" className="mb-3 text-lg text-muted">
        What buyers will see
      </h2>
      <div className="ticket-shadow max-w-md">
        <div className="ticket-shape flex min-h-28 rounded-card bg-surface">
          <TicketStub when={when} className="ticket-stub" />
          <div className="flex min-w-0 grow flex-col justify-between gap-2 p-4">
            <p className="font-display text-lg leading-snug font-semibold wrap-anywhere" dir="auto">
              {title.trim() || 'Your ticket'}
            </p>
            <PriceAndDate
              price={`${price ? formatPrice(Number(price), currency) : '–'}${quantityIn(typed) > 1 ? ` each, ${countOf(quantityIn(typed))}` : ''}`}
              when={when}
              className="price-and-date"
            />
          </div>
        </div>
      </div>
      <p role="status" className="mt-3 max-w-md text-sm font-medium">
        {aboutTime}
      </p>
    </aside>
  );
}
