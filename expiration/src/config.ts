import { busSettings, parseConfig, redisSettings, sessionlessSettings } from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({ ...sessionlessSettings, ...busSettings, ...redisSettings });

export type ExpirationConfig = z.infer<typeof schema>;

/** @throws ConfigError with all errors */
export const readConfig = (env = process.env): ExpirationConfig => parseConfig(schema, env);
