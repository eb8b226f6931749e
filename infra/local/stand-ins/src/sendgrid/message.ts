import { z } from 'zod';
import { checkContent, checkRecipients, checkSubject } from './message-rules';
import { helpOf, SendGridError } from './errors';

const FROM_REQUIRED =
  'The from object must be provided for every email send. It is an object that requires the email parameter, ' +
  'but may also contain a name parameter.  e.g. {"email" : "example@example.com"}  or ' +
  '{"email" : "example@example.com", "name" : "Example Recipient"}.';
const TO_REQUIRED =
  'The to array is required for all personalization objects, and must have at least one email object with a valid ' +
  'email address.';
const CONTENT_REQUIRED =
  'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined ' +
  'content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.';
const PERSONALIZATIONS_REQUIRED = 'The personalizations field is required and must have at least one personalization.';

const MAX_PERSONALIZATIONS = 1_000;

/**
 * What RFC 5321 allows in ASCII: as browsers check it, or with a quoted local part. The usual rule of zod knows fewer
 * characters, and no top-level domain in Punycode.
 */
const ADDRESS = new RegExp(`${z.regexes.html5Email.source}|^"[\\x20-\\x7e]+"@[a-zA-Z0-9.-]+$`);

const address = z.object({
  email: z.string().regex(ADDRESS, 'Does not contain a valid address.'),
  name: z.string('The name parameter must be a string.').optional(),
});

const personalization = z.object({
  to: z.array(address, TO_REQUIRED).min(1, TO_REQUIRED),
  cc: z.array(address).optional(),
  bcc: z.array(address).optional(),
  subject: z.string('The subject must be a string.').optional(),
});

const content = z.object({
  type: z.string('The content type must be a string at least one character in length.').min(1),
  value: z
    .string('The content value must be a string at least one character in length.')
    .min(1, 'The content value must be a string at least one character in length.'),
});

const messageSchema = z
  .object({
    personalizations: z
      .array(personalization, PERSONALIZATIONS_REQUIRED)
      .min(1, PERSONALIZATIONS_REQUIRED)
      .max(
        MAX_PERSONALIZATIONS,
        `The personalizations field can have at most ${MAX_PERSONALIZATIONS} personalizations.`,
      ),
    from: z.object({ ...address.shape }, FROM_REQUIRED),
    reply_to: address.optional(),
    subject: z.string('The subject must be a string.').optional(),
    content: z.array(content, CONTENT_REQUIRED).min(1, CONTENT_REQUIRED),
    custom_args: z.record(z.string(), z.string()).optional(),
    mail_settings: z.object({ sandbox_mode: z.object({ enable: z.boolean().optional() }).optional() }).optional(),
  })
  .superRefine((message, context) => {
    checkSubject(message, context);
    checkContent(message, context);
    checkRecipients(message, context);
  });

export type Message = z.infer<typeof messageSchema>;

/** The message if SendGrid would accept it, or all errors that SendGrid would report. */
export function parseMessage(body: unknown): Message {
  const parsed = messageSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ message, path }) => {
    const steps = path.map(String);
    return { message, field: steps.join('.') || null, help: helpOf(steps) };
  });
  throw new SendGridError(400, errors);
}
