/** In the order of stopping; servers and stand-ins start first. */
export const tiers = ['application', 'stand-in', 'server'] as const;
export type Tier = (typeof tiers)[number];

/** How to run one process of the stack and how to check its readiness. */
export interface ProcessDefinition {
  name: string;
  replica: number;
  tier: Tier;
  port: number;
  url: string;
  command: string;
  args: string[];
  /** Added to the supervisor's own environment. */
  env: Record<string, string>;
  log: string;
  /** Created before each start if it is missing. */
  dataFolder?: string;
  /** The signal for a graceful stop; SIGTERM by default. */
  stopSignal?: NodeJS.Signals;
  isReady(): Promise<boolean>;
  /** Responds with 200 as long as the process takes requests; absent if it has no such endpoint. */
  readyUrl?: string;
}
