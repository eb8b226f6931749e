import { limits, mongoSettings, parseConfig, serviceSettings, wholeNumber } from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({
  ...serviceSettings,
  ...mongoSettings,
  PASSWORD_MIN_LENGTH: wholeNumber(1, limits.password.max).default(limits.password.min),
  REFRESH_GRACE_SECONDS: wholeNumber(0, 300).default(10),
  SIGNIN_FAILURES_PER_ACCOUNT: wholeNumber(1, 1_000_000).default(10),
  SIGNIN_FAILURES_PER_ADDRESS: wholeNumber(1, 1_000_000).default(100),
  SIGNUPS_PER_ADDRESS: wholeNumber(1, 1_000_000).optional(),
});

export type AuthConfig = z.infer<typeof schema>;

export const readConfig = (env = process.env): AuthConfig => parseConfig(schema, env);

/** The settings of the commands: only the database. */
export const readCommandConfig = (env = process.env) => parseConfig(z.object(mongoSettings), env);
