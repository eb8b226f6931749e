import { MongoClient, type Db } from 'mongodb';
import { aUser, sessionCookieOf } from '@ticketing/common/testing';
import { Stack } from '@ticketing/test-driver/stack';
import { startBare, type BareServer } from './bare/start';
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

/** Starts a stack for a case. */
export const startStack = (env: Record<string, string> = {}, options: { client?: boolean } = {}): Promise<Stack> =>
  Stack.start([], { ...STAND_INS_ONLY, ...env }, options);

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
  await withStack(await startStack(), async (stack) => {
    const startSeconds = (performance.now() - began) / 1_000;
    const mongo = await new MongoClient(stack.file.mongoUri).connect();
    let bare: BareServer | undefined;
    try {
      bare = await startBare(stack);
      await use({ stack, bareUrl: bare.url, barePids: bare.pids, effort, startSeconds, ...accessTo(stack, mongo) });
    } finally {
      bare?.stop();
      await mongo.close();
    }
  });
}

/** Access to the databases and sessions, past the API. */
export const accessTo = ({ file: { jwtKey } }: Stack, mongo: MongoClient) => ({
  database: (name: string) => mongo.db(name),
  newSession: (email?: string) => sessionCookieOf(aUser(email === undefined ? {} : { email }), jwtKey),
});
