import {
  busSettings,
  mongoSettings,
  parseConfig,
  requireVerifiedSettings,
  serviceSettings,
  wholeNumber,
} from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  ...requireVerifiedSettings,
  /** The highest price of a ticket, as a share of its face value. */
  LISTING_CAP_PERCENT: wholeNumber(1, 1_000).optional(),
});

export type TicketsConfig = z.infer<typeof schema>;

/** @throws ConfigError with all errors */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): TicketsConfig => parseConfig(schema, env);
