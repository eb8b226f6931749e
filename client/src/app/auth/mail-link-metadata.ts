import type { Metadata } from 'next';

/** Of a page whose address has a token: other sites must not see it, and search engines must not keep it. */
export const mailLinkMetadata = (title: string): Metadata => ({
  title,
  referrer: 'no-referrer',
  robots: { index: false },
});
