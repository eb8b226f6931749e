import { busSettings, mongoSettings, parseConfig, serviceSettings } from '@ticketing/common';
import { z } from 'zod';

const schema = z.object({ ...serviceSettings, ...busSettings, ...mongoSettings });

export type TicketsConfig = z.infer<typeof schema>;

/** @throws ConfigError with all errors */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): TicketsConfig => parseConfig(schema, env);
