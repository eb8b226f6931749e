import { busSettings, parseConfig, redisSettings, sessionlessSettings } from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({
  ...sessionlessSettings,
  ...busSettings,
  ...redisSettings,
  SENDGRID_API_KEY: z.string().startsWith('SG.', 'must begin with SG.'),
  SENDGRID_API_URL: z.url({ protocol: /^https?$/ }).optional(),
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
