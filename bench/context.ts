import { MongoClient, type Db } from 'mongodb';
import { aUser, sessionCookieOf } from '@ticketing/common/testing';
import { Stack } from '@ticketing/test-driver/stack';
import { startBare } from './bare/start';
import type { Effort } from './effort';

/** What every case gets: the running system, and the bare server beside it. */
export interface Context {
  stack: Stack;
  bareUrl: string;
  barePids: number[];
  effort: Effort;
  database: (name: string) => Db;
  /** How long the stack took to be ready, in seconds. */
  startSeconds: number;
  /** The header `Cookie` of a new person, signed as `auth` would sign it, for a session of 15 minutes. */
  newSession: (email?: string) => string;
}

/** A load must not reach the real Stripe and SendGrid. */
const STAND_INS_ONLY = { STRIPE_KEY: '', SENDGRID_API_KEY: '' };

/** The young generation of Node's own choice, as in the images; `npm start` has a smaller one. */
export const LIKE_IMAGES = { NODE_OPTIONS: '--max-semi-space-size=16' };

/** Starts a stack for a case, as `npm start` does unless given otherwise. */
export const startStack = (
  env: Record<string, string> = {},
  { replicas = 1, ...shape }: { client?: boolean; replicas?: number } = {},
): Promise<Stack> => Stack.start(['--replicas', String(replicas)], { ...STAND_INS_ONLY, ...env }, shape);

/** Uses a stack, and stops it. */
export async function withStack<T>(stack: Stack, use: (stack: Stack) => Promise<T>): Promise<T> {
  try {
    return await use(stack);
  } finally {
    await stack.stop();
  }
}

/** Starts the stack and the bare server, uses them, and stops them. */
export async function withContext(effort: Effort, use: (context: Context) => Promise<void>): Promise<void> {
  const began = performance.now();
  await withStack(await startStack(LIKE_IMAGES), async (stack) => {
    const startSeconds = (performance.now() - began) / 1_000;
    await withAccess(stack, async (access) => {
      const bare = await startBare(stack);
      try {
        await use({ stack, bareUrl: bare.url, barePids: bare.pids, effort, startSeconds, ...access });
      } finally {
        bare.stop();
      }
    });
  });
}

/** Gives access to the databases and sessions of a stack, past the API. */
export async function withAccess<T>(
  { file: { jwtKey, mongoUri } }: Stack,
  use: (access: Pick<Context, 'database' | 'newSession'>) => Promise<T>,
): Promise<T> {
  const mongo = await new MongoClient(mongoUri).connect();
  try {
    return await use({
      database: (name) => mongo.db(name),
      newSession: (email) => sessionCookieOf(aUser(email === undefined ? {} : { email }), jwtKey),
    });
  } finally {
    await mongo.close();
  }
}
