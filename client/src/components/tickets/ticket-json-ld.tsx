import type { Ticket } from '../../backend/types';

interface Props {
  ticket: Ticket;
  currency: string;
  /** The page's own. */
  url: string;
}

/** The ticket as schema.org describes an event and an offer, for search engines (developers.google.com, "Event"). */
export function TicketJsonLd({ ticket, currency, url }: Props) {
  const { title, price, date, orderId } = ticket;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: title,
    ...(date !== undefined && { startDate: date }),
    eventStatus: 'https://schema.org/EventScheduled',
    offers: {
      '@type': 'Offer',
      url,
      price,
      priceCurrency: currency,
      availability: `https://schema.org/${orderId === undefined ? 'InStock' : 'SoldOut'}`,
    },
  };
  // A title may hold `</script>`.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
