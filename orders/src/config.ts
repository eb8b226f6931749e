import { busSettings, mongoSettings, parseConfig, serviceSettings, wholeNumber } from '@ticketing/common';
import { z } from 'zod';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  /** How long a reservation holds before it has to be paid. */
  EXPIRATION_WINDOW_SECONDS: wholeNumber(1, ONE_YEAR_SECONDS).default(900),
});

export type OrdersConfig = z.infer<typeof schema>;

/** @throws ConfigError that names everything that is wrong */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): OrdersConfig => parseConfig(schema, env);
