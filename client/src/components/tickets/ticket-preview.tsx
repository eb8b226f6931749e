import { formatDate, formatStub } from '../../format/dates';
import { formatPrice } from '../../format/price';
import { toInstant } from '../../format/zone';
import { TicketStub } from './ticket-stub';

interface Props {
  typed: Readonly<Record<string, string>>;
  currency: string;
  zone: string;
}

/** The ticket as a buyer will see it, from what is typed so far. */
export function TicketPreview({ typed, currency, zone }: Props) {
  const date = readDate(typed, zone);
  const price = Number((typed.price ?? '').replace(',', '.'));
  return (
    <aside aria-labelledby="preview">
      <h2 id="preview" className="mb-3 text-lg text-muted">
        What buyers will see
      </h2>
      <div className="ticket-shadow max-w-md">
        <div className="ticket-shape flex min-h-28 rounded-card bg-surface">
          <TicketStub stub={formatStub(date, zone)} />
          <div className="flex min-w-0 grow flex-col justify-between gap-2 p-4">
            <div>
              <p className="font-display text-lg leading-snug font-semibold break-words">
                {typed.title?.trim() || 'Your ticket'}
              </p>
              <p className="mt-1 text-sm text-muted">{date ? formatDate(date, zone) : 'No fixed date'}</p>
            </div>
            <p className="tabular text-lg font-bold">{price > 0 ? formatPrice(price, currency) : '–'}</p>
          </div>
        </div>
      </div>
    </aside>
  );
}

function readDate({ date, time }: Props['typed'], zone: string): string | undefined {
  // While the year is being typed, browsers report years such as 0002.
  if (!date || !/^[1-9]\d{3}-\d\d-\d\d$/.test(date)) return undefined;
  return time ? toInstant(`${date}T${time}`, zone) : `${date}T00:00:00.000Z`;
}
