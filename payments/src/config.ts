import { busSettings, limits, mongoSettings, parseConfig, serviceSettings, wholeNumber } from '@ticketing/common';
import { z } from 'zod';
import { smallestChargeProblem } from './stripe/smallest-charge';

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** How many decimals an amount has: 2 for pounds, 0 for yen, 3 for dinars. */
const decimalsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

const currency = z
  .string()
  .regex(/^[a-z]{3}$/, { error: 'must be three lower-case letters, "gbp" say', abort: true })
  .refine((code) => KNOWN_CURRENCIES.has(code), { error: 'is no currency (ISO 4217)', abort: true })
  .refine((code) => decimalsOf(code) === 2, {
    error: 'must be a currency with two decimals, since prices have two',
    abort: true,
  })
  .superRefine((code, context) => {
    const problem = smallestChargeProblem(code, limits.price.min);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

const schema = z.object({
  ...serviceSettings,
  ...busSettings,
  ...mongoSettings,
  STRIPE_KEY: z.string().regex(/^(sk|rk)_\S+$/, 'must be a secret or restricted key of Stripe: sk_… or rk_…'),
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\S+$/, "must be a webhook's signing secret: whsec_…"),
  /** Where Stripe's API is, when it is not Stripe's own. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How long Stripe may take to answer; less than a request may take while the service stops. */
  STRIPE_TIMEOUT_MS: wholeNumber(50, 60_000).default(8_000),
  CURRENCY: currency.default('gbp'),
  /** How many cards may be declined within an hour: for one order, and for one account. */
  PAYMENT_DECLINES_PER_ORDER: wholeNumber(1, 1_000).default(10),
  PAYMENT_DECLINES_PER_BUYER: wholeNumber(1, 10_000).default(30),
});

export type PaymentsConfig = z.infer<typeof schema>;

export const readConfig = (env: NodeJS.ProcessEnv = process.env): PaymentsConfig => parseConfig(schema, env);
