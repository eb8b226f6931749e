import type { Ticket } from '../../backend/types';

interface Props {
  ticket: Ticket;
  currency: string;
  /** The ticket page's URL. */
  url: string;
}

/** Structured data for search engines: https://developers.google.com/search/docs/appearance/structured-data/event */
export function TicketJsonLd({ ticket, currency, url }: Props) {
  const { title, price, date, status } = ticket;
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
      availability: `https://schema.org/${status === 'on-sale' ? 'InStock' : 'SoldOut'}`,
    },
  };
  // A title may contain `</script>`.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
