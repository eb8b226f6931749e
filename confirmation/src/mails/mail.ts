/** An email to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** SendGrid's events about the mail have these. They are kept by SendGrid for long, so that they name nobody. */
  customArgs?: Record<string, string>;
}

/** A mail about the account of a user. */
export type MailToUser = Mail & { userId?: string | undefined };

/** Replaces line breaks, which a subject must not have. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
