/** Tiers are stopped in the order of this list; the servers and stand-ins are started first. */
export const tiers = ['application', 'stand-in', 'server'] as const;
export type Tier = (typeof tiers)[number];

/** One process of the stack: how to run it, and how to see that it is ready. */
export interface ProcessDefinition {
  name: string;
  replica: number;
  tier: Tier;
  port: number;
  url: string;
  command: string;
  args: string[];
  /** On top of the supervisor's own environment. */
  env: Record<string, string>;
  log: string;
  /** Made before each start, should it be gone. */
  dataFolder?: string;
  /** Asks it to end in order; SIGTERM unless given. */
  stopSignal?: NodeJS.Signals;
  isReady(): Promise<boolean>;
  /** What answers 200 as long as the process takes requests, of those that have such an address. */
  readyUrl?: string;
}
