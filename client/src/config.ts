import { z } from 'zod';

/** Treats an empty variable as unset. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema);

const schema = z.object({
  /** Base URL of the services; `{service}` is replaced by the service's name. */
  API_URL: z.string('is missing').regex(/^https?:\/\/\S+$/, 'must be an http(s) address'),
  /** Without a key, payments use the local Stripe stand-in in test mode. */
  STRIPE_PUBLISHABLE_KEY: optional(z.string().startsWith('pk_', 'must begin with pk_').optional()),
  /** How long the process keeps serving, unready, after SIGTERM, until proxies have noticed. */
  SHUTDOWN_DELAY_MS: optional(z.coerce.number().int().min(0).max(5_000).default(0)),
  CURRENCY: optional(
    z
      .string()
      .regex(/^[a-z]{3}$/i, 'must be an ISO 4217 code')
      .toUpperCase()
      .default('GBP'),
  ),
  /** Must match `tickets`; used for the hint beside the price. */
  LISTING_CAP_PERCENT: optional(z.coerce.number().int().min(1).max(1_000).optional()),
  /** Must match `auth`; used for the hint beside the field. */
  PASSWORD_MIN_LENGTH: optional(z.coerce.number().int().min(1).max(128).default(6)),
});

export type Config = z.infer<typeof schema>;

/**
 * Parses and validates the environment.
 *
 * @throws Error that lists every invalid variable
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
  throw new Error(`The client's configuration is wrong:\n${errors.join('\n')}`);
}

/** Whether it runs under `next dev`. Next inlines the variable. */
export const isDevelopment = process.env.NODE_ENV === 'development';

let read: Config | undefined;

/** The process's configuration. Read on first use, because `next build` runs without one. */
export const config = (): Config => (read ??= readConfig());
