import { busSettings, mongoSettings, parseConfig, serviceSettings, wholeNumber } from '@ticketing/common';
import { z } from 'zod';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  /** How long a reservation holds its ticket unpaid. */
  EXPIRATION_WINDOW_SECONDS: wholeNumber(1, ONE_YEAR_SECONDS).default(900),
  /** How many unpaid reservations one account may have at the same time. */
  RESERVATIONS_PER_BUYER: wholeNumber(1, 1_000).optional(),
  /** How often reservations of the same ticket may expire for one account within 24 hours. */
  RESERVATION_REPEATS: wholeNumber(1, 1_000).optional(),
});

export type OrdersConfig = z.infer<typeof schema>;

/** @throws ConfigError with all errors */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): OrdersConfig => parseConfig(schema, env);
