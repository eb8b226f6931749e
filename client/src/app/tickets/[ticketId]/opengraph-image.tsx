import { notFound } from 'next/navigation';
import { OUTAGE, pageData } from '../../../backend/page-data';
import { findTicket } from '../../../backend/tickets';
import { config } from '../../../config';
import { formatDate } from '../../../format/dates';
import { formatPrice } from '../../../format/price';
import { column, brandImage, previewSize } from '../../brand-image';

export const alt = 'A ticket, with its date and price.';
export const size = previewSize;
export const contentType = 'image/png';

interface Props {
  params: Promise<{ ticketId: string }>;
}

/** The preview image of shared links to a ticket. */
export default async function TicketImage({ params }: Props) {
  const { ticketId } = await params;
  const ticket = await pageData(findTicket(ticketId), `/tickets/${ticketId}`);
  if (!ticket || ticket === OUTAGE) notFound();
  const { title, price, date, timeZone } = ticket;
  return brandImage(
    size,
    column,
    <>
      <div style={{ display: 'flex', fontSize: 40 }}>Ticketing</div>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ display: 'flex', fontSize: 84, lineHeight: 1.1, letterSpacing: -2 }}>{drawable(title)}</div>
        {date !== undefined && (
          <div style={{ display: 'flex', fontSize: 44, marginTop: 28 }}>{formatDate({ date, timeZone }, 'UTC')}</div>
        )}
      </div>
      <div style={{ display: 'flex', fontSize: 64 }}>{formatPrice(price, config().CURRENCY)}</div>
    </>,
  );
}

const MAX_LENGTH = 70;

/** Removes emoji and non-Latin scripts: `ImageResponse` would download a font for them on every request. */
function drawable(title: string): string {
  const latin = title.replace(/[^\u0020-\u024f\u2010-\u2026\u20ac]/gu, '').trim();
  if (latin === '') return 'A ticket';
  return latin.length <= MAX_LENGTH ? latin : `${latin.slice(0, MAX_LENGTH).trim()}…`;
}
