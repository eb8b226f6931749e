import type { z } from 'zod';

interface Checked {
  readonly subject?: string | undefined;
  readonly content: readonly { readonly type: string }[];
  readonly personalizations: readonly Personalization[];
}

interface Personalization {
  readonly subject?: string | undefined;
  readonly to: readonly Address[];
  readonly cc?: readonly Address[] | undefined;
  readonly bcc?: readonly Address[] | undefined;
}

interface Address {
  readonly email: string;
}

const SUBJECT_REQUIRED =
  'The subject is required. You can get around this requirement if you use a template with a subject defined or if ' +
  'every personalization has a subject defined.';
const ORDER =
  'If present, text/plain and text/html may only be provided once. The text/plain content must be first, ' +
  'followed by text/html, followed by any other content.';

function complain(context: z.core.$RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}

export function checkSubject({ subject, personalizations }: Checked, context: z.core.$RefinementCtx): void {
  if (subject || personalizations.every((personalization) => personalization.subject)) return;
  complain(context, ['subject'], SUBJECT_REQUIRED);
}

/** Mail clients show the last part that they support, so the plainest comes first (RFC 2046, 5.1.4). */
export function checkContent({ content }: Checked, context: z.core.$RefinementCtx): void {
  const rank = (type: string): number => ['text/plain', 'text/html'].indexOf(type.toLowerCase()) + 1 || 3;
  const ranks = content.map(({ type }) => rank(type));
  const outOfOrder = ranks.some((own, index) => {
    const before = ranks[index - 1] ?? 0;
    return own < before || (own === before && own < 3);
  });
  if (outOfOrder) complain(context, ['content'], ORDER);
}

export function checkRecipients({ personalizations }: Checked, context: z.core.$RefinementCtx): void {
  for (const [index, { to, cc = [], bcc = [] }] of personalizations.entries()) {
    const emails = [...to, ...cc, ...bcc].map(({ email }) => email.toLowerCase());
    const repeated = emails.find((email, position) => emails.indexOf(email) !== position);
    if (repeated === undefined) continue;
    const where = `personalizations.${index}`;
    complain(
      context,
      ['personalizations', index],
      'Each email address in the personalization block should be unique between to, cc, and bcc. ' +
        `We found the first duplicate instance of [${repeated}] in the ${where} field.`,
    );
  }
}
