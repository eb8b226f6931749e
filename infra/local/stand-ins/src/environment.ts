import { z } from 'zod';

/** What the supervisor tells every stand-in. */
export const standInEnvironment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATA_DIR: z.string().min(1),
});

/** The environment as `schema` wants it, or one message with everything that is wrong with it, and exit code 1. */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  console.error(`The environment is not right:\n${z.prettifyError(parsed.error)}`);
  process.exit(1);
}
