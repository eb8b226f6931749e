/** An email to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Puts a text on one line, as a subject must be. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
