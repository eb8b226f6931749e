import { busSettings, mailTokenSettings, parseConfig, redisSettings, sessionlessSettings } from '@ticketing/common';
import { z } from 'zod';
import { readWebhookKey } from './webhooks/signature';

/** Public keys of SendGrid's, separated by commas: several while it is being changed. */
const webhookKeys = z.string().transform((text, context) =>
  text.split(',').flatMap((part) => {
    const key = readWebhookKey(part.trim());
    if (key) return [key];
    context.addIssue('must be the verification key of a signed event webhook of SendGrid, or several with commas');
    return [];
  }),
);

const schema = z.object({
  ...sessionlessSettings,
  ...busSettings,
  ...redisSettings,
  ...mailTokenSettings,
  SENDGRID_API_KEY: z.string().startsWith('SG.', 'must begin with SG.'),
  SENDGRID_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs what SendGrid tells of mails; without it nothing of that is received. */
  SENDGRID_WEBHOOK_KEY: webhookKeys.default([]),
  MAIL_FROM: z.email(),
  /** The address of the shop, for the links in mails. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CURRENCY: z
    .string()
    .regex(/^[a-z]{3}$/i, 'must be the three letters of a currency')
    .default('gbp'),
});

export type ConfirmationConfig = z.infer<typeof schema>;

/** @throws ConfigError with all errors */
export const readConfig = (env = process.env): ConfirmationConfig => parseConfig(schema, env);
