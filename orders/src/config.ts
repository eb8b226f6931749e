import { busSettings, mongoSettings, parseConfig, serviceSettings, wholeNumber } from '@ticketing/common';
import { z } from 'zod';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  /** How long a reservation holds before it has to be paid. */
  EXPIRATION_WINDOW_SECONDS: wholeNumber(1, ONE_YEAR_SECONDS).default(900),
  /** How many unpaid reservations one account may have at once. */
  RESERVATIONS_PER_BUYER: wholeNumber(1, 1_000).optional(),
  /** How often one account may let the same ticket run out within 24 hours. */
  RESERVATION_REPEATS: wholeNumber(1, 1_000).optional(),
});

export type OrdersConfig = z.infer<typeof schema>;

/** @throws ConfigError that names everything that is wrong */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): OrdersConfig => parseConfig(schema, env);
