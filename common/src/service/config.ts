import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { holdsCertificates } from './tls';

/** The configuration is wrong; the message names every problem. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** An optional whole number with bounds, as an environment variable gives it. */
export const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** A shorter key of HMAC-SHA-256 can be searched through offline, by anybody who has a token (RFC 7518, 3.2). */
const JWT_KEY_BYTES = 32;

/** A key that signs something. */
export const signingKey = z
  .string()
  .refine((key) => Buffer.byteLength(key) >= JWT_KEY_BYTES, `must be at least ${JWT_KEY_BYTES} bytes long`);

const DEFAULT_PORT = 3000;

/** The variables that every service reads. */
export const serviceSettings = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().optional(),
  PORT: wholeNumber(0, 65_535).default(DEFAULT_PORT),
  /** Where operators find metrics and dead letters; on `PORT` like everything else unless given. 0 takes any free one. */
  OPERATIONS_PORT: wholeNumber(0, 65_535).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  JWT_KEY: signingKey,
  JWT_KEY_PREVIOUS: signingKey.optional(),
  TRUST_PROXY_HOPS: wholeNumber(0, 10).default(1),
  /** How long a service that got SIGTERM goes on answering, unready, for proxies that don't know yet. */
  SHUTDOWN_DELAY_MS: wholeNumber(0, 5_000).default(0),
  /** How long a published event is kept, in case the bus loses it before all subscribers had it. */
  PUBLISHED_KEPT_SECONDS: wholeNumber(1, 86_400).default(86_400),
  DEAD_LETTERS_KEPT_DAYS: z.coerce.number().positive().max(365).default(30),
  /** For experiments: the folder in which crashes are asked for; see `failpoints`. */
  FAILPOINTS: z.string().optional(),
};

/** Those of a service without sessions, which needs no key: its own, made at random, makes every token invalid. */
export const sessionlessSettings = {
  ...serviceSettings,
  JWT_KEY: z.string().default(() => randomBytes(32).toString('hex')),
};

/**
 * A file (PEM) with the certificate of the authority that signed the server's. With it the connection is made by TLS and no other
 * authority is trusted; without it the address decides, and the public authorities are trusted.
 */
const caFile = z.string().refine(holdsCertificates, 'must be a file of certificates in PEM').optional();

/** The variables of a service that uses the bus. */
export const busSettings = {
  NATS_URL: z.url({ protocol: /^(nats|tls)$/ }),
  NATS_CLUSTER_ID: z.string(),
  NATS_CLIENT_ID: z.string(),
  NATS_CA_FILE: caFile,
};

/** The variables of a service with a MongoDB: its address, database included. */
export const mongoSettings = {
  MONGO_URI: z.string().regex(/^mongodb(\+srv)?:\/\/.+/, 'must begin with mongodb:// or mongodb+srv://'),
  MONGO_CA_FILE: caFile,
};

const databaseSchema = z.object(mongoSettings);
export type DatabaseConfig = z.infer<typeof databaseSchema>;

/** Reads what an operator's command needs: the database alone. @throws ConfigError with all errors */
export const readDatabaseConfig = (env = process.env): DatabaseConfig => parseConfig(databaseSchema, env);

/** The variables of a service with a Redis. */
export const redisSettings = { REDIS_URL: z.url({ protocol: /^rediss?$/ }), REDIS_CA_FILE: caFile };

/** The key of the tokens in mails: auth, which checks them, also accepts the key before while it is being changed. */
export const mailTokenSettings = { MAIL_TOKEN_KEY: signingKey };

/** What only users with a verified email may do: `sell`, `payout`, or both, separated by commas. */
export const requireVerifiedSettings = {
  REQUIRE_VERIFIED: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .pipe(z.array(z.enum(['sell', 'payout'], 'must be sell, payout, or both, separated by a comma'))),
};

export type ServiceConfig = z.infer<z.ZodObject<typeof serviceSettings>>;
export type BusConfig = z.infer<z.ZodObject<typeof busSettings>>;

/**
 * Reads a service's configuration from the environment. An empty variable counts as absent.
 *
 * @param schema an object schema, one key a variable
 * @throws ConfigError that names everything that is wrong, not just the first
 */
export function parseConfig<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = issues.map((issue) => `  ${issue.path.join('.')}: ${describe(issue)}`);
  if (isProduction(given) && given.FAILPOINTS !== undefined) {
    problems.push('  FAILPOINTS: is for experiments, and refused in production');
  }
  if (hasOnePortTwice(given)) problems.push('  OPERATIONS_PORT: must be another port than PORT');
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new ConfigError(`The configuration is wrong:\n${problems.join('\n')}`);
}

const isProduction = ({ NODE_ENV = 'production' }: NodeJS.ProcessEnv) => NODE_ENV === 'production';

/** 0 is any free one, and never the same twice. */
const hasOnePortTwice = ({ PORT = String(DEFAULT_PORT), OPERATIONS_PORT }: NodeJS.ProcessEnv) =>
  OPERATIONS_PORT !== undefined && Number(OPERATIONS_PORT) !== 0 && Number(OPERATIONS_PORT) === Number(PORT);

function describe(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' && issue.message.includes('undefined') ? 'is missing' : issue.message;
}
