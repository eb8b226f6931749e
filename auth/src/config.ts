import {
  busSettings,
  limits,
  mailTokenSettings,
  mongoSettings,
  parseConfig,
  serviceSettings,
  wholeNumber,
} from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  ...mailTokenSettings,
  /** Still accepted while the key is changed. */
  MAIL_TOKEN_KEY_PREVIOUS: mailTokenSettings.MAIL_TOKEN_KEY.optional(),
  PASSWORD_MIN_LENGTH: wholeNumber(1, limits.password.max).default(limits.password.min),
  REFRESH_GRACE_SECONDS: wholeNumber(0, 300).default(10),
  SIGNIN_FAILURES_PER_ACCOUNT: wholeNumber(1, 1_000_000).default(10),
  SIGNIN_FAILURES_PER_ADDRESS: wholeNumber(1, 1_000_000).default(100),
  SIGNUPS_PER_ADDRESS: wholeNumber(1, 1_000_000).optional(),
  ERASURE_DAYS: z.coerce.number().min(0).max(365).default(14),
  MAILS_PER_ACCOUNT: wholeNumber(1, 1_000_000).default(5),
  MAILS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(20),
});

export type AuthConfig = z.infer<typeof schema>;

export const readConfig = (env = process.env): AuthConfig => parseConfig(schema, env);
