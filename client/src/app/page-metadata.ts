import type { Metadata } from 'next';

export const siteName = 'Ticketing';
export const siteDescription =
  'Tickets from people who can’t go, for people who can: reserve one, pay by card, and get it confirmed by email.';

interface Page {
  /** The canonical path, without parameters that do not change the content. */
  path: string;
  title?: string;
  description?: string;
}

/** Metadata for search engines and link previews. Next does not merge a page's `openGraph` with the layout's. */
export function pageMetadata({ path, title, description = siteDescription }: Page): Metadata {
  return {
    ...(title !== undefined && { title }),
    description,
    alternates: { canonical: path },
    openGraph: { siteName, title: title ?? siteName, description, url: path, type: 'website' },
  };
}
