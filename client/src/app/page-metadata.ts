import type { Metadata } from 'next';

export const siteName = 'Ticketing';
export const siteDescription =
  'Tickets from people who can’t go, for people who can: reserve one, pay by card, and get it confirmed by email.';

interface Page {
  /** Its one address, without what does not change what it shows. */
  path: string;
  title?: string;
  description?: string;
}

/** What search engines and shared links are given of a page. A page's own `openGraph` replaces the layout's as a whole. */
export function pageMetadata({ path, title, description = siteDescription }: Page): Metadata {
  return {
    ...(title !== undefined && { title }),
    description,
    alternates: { canonical: path },
    openGraph: { siteName, title: title ?? siteName, description, url: path, type: 'website' },
  };
}
