import { busSettings, parseConfig, redisSettings, sessionlessSettings } from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({ ...sessionlessSettings, ...busSettings, ...redisSettings });

export type ExpirationConfig = z.infer<typeof schema>;

/** Reads the service's configuration; throws a ConfigError that names everything that is wrong. */
export const readConfig = (env = process.env): ExpirationConfig => parseConfig(schema, env);
