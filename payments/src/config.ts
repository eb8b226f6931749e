import { busSettings, mongoSettings, parseConfig, serviceSettings, wholeNumber } from '@ticketing/common';
import { z } from 'zod';

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** How many decimals an amount has: 2 for pounds, 0 for yen, 3 for dinars. */
const decimalsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

const currency = z
  .string()
  .regex(/^[a-z]{3}$/, { error: 'must be three lower-case letters, "gbp" say', abort: true })
  .refine((code) => KNOWN_CURRENCIES.has(code), { error: 'is no currency (ISO 4217)', abort: true })
  .refine((code) => decimalsOf(code) === 2, 'must be a currency with two decimals, since prices have two');

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  STRIPE_KEY: z.string(),
  STRIPE_WEBHOOK_SECRET: z.string(),
  /** Where Stripe's API is, when it is not Stripe's own. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How long Stripe may take to answer; short of what a request may take while the service stops. */
  STRIPE_TIMEOUT_MS: wholeNumber(50, 60_000).default(8_000),
  CURRENCY: currency.default('gbp'),
});

export type PaymentsConfig = z.infer<typeof schema>;

export const readConfig = (env: NodeJS.ProcessEnv = process.env): PaymentsConfig => parseConfig(schema, env);
