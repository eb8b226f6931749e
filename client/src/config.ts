import { z } from 'zod';

/** Set in `.env` files and shells as the empty string as often as not at all. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema);

const schema = z.object({
  /** Where the services answer: one address for all, or one with `{service}` in the place of the service's name. */
  API_URL: z.string('is missing').regex(/^https?:\/\/\S+$/, 'must be an http(s) address'),
  /** Without it cards are taken by the local stand-in for Stripe, in test mode. */
  STRIPE_PUBLISHABLE_KEY: optional(z.string().startsWith('pk_', 'must begin with pk_').optional()),
  /** How long a process that got SIGTERM goes on answering, unready, for proxies that don't know yet. */
  SHUTDOWN_DELAY_MS: optional(z.coerce.number().int().min(0).max(5_000).default(0)),
  CURRENCY: optional(
    z
      .string()
      .regex(/^[a-z]{3}$/i, 'must be an ISO 4217 code')
      .toUpperCase()
      .default('GBP'),
  ),
  /** The same as that of `auth`, for the hint beside the input. */
  PASSWORD_MIN_LENGTH: optional(z.coerce.number().int().min(1).max(128).default(6)),
});

export type Config = z.infer<typeof schema>;

/**
 * The environment, checked.
 *
 * @throws Error that names everything that is wrong with it
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
  throw new Error(`The client's configuration is wrong:\n${faults.join('\n')}`);
}

let read: Config | undefined;

/** The process's configuration; read on first use, since a build has none. */
export const config = (): Config => (read ??= readConfig());
