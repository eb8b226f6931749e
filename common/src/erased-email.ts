const DOMAIN = 'invalid';

/** What takes the place of the email of an erased account: no mail can be sent there (RFC 2606). */
export const erasedEmailOf = (userId: string): string => `deleted-${userId}@${DOMAIN}`;

/** Whether an email takes the place of that of an erased account. */
export const isErasedEmail = (email: string): boolean => email.endsWith(`@${DOMAIN}`);
