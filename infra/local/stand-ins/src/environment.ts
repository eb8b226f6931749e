import { z } from 'zod';

/** Variables that the supervisor sets for every stand-in. */
export const standInEnvironment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATA_DIR: z.string().min(1),
});

/** The environment parsed by `schema`; exits with code 1 and a message on everything that is wrong with it. */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  console.error(`The environment is invalid:\n${z.prettifyError(parsed.error)}`);
  process.exit(1);
}
