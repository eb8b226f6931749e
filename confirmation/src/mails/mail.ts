/** An email to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Replaces line breaks, which a subject must not have. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
