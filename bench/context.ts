import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { Person } from '../tests/support/person';
import { Stack } from '../tests/support/stack';

/** What every case works with: the running system, somebody signed in, and the bare server beside it. */
export interface Context {
  stack: Stack;
  person: Person;
  bareUrl: string;
  database: (name: string) => Db;
  /** How long the stack took to be ready, in seconds. */
  startSeconds: number;
}

/** Starts everything, has it used, and ends it. */
export async function withContext(use: (context: Context) => Promise<void>): Promise<void> {
  const began = performance.now();
  const stack = await Stack.start();
  const startSeconds = (performance.now() - began) / 1_000;
  const { mongoUri, natsUrl, natsClusterId, gateway } = stack.file;
  const mongo = await new MongoClient(mongoUri).connect();
  let bare: ChildProcess | undefined;
  try {
    bare = fork(join(__dirname, 'bare-server.ts'), [mongoUri, natsUrl, natsClusterId]);
    const port = await new Promise<number>((resolve) => bare?.once('message', (message) => resolve(Number(message))));
    const person = await Person.signedUp(gateway);
    const database = (name: string) => mongo.db(name);
    await use({ stack, person, bareUrl: `http://127.0.0.1:${port}`, database, startSeconds });
  } finally {
    bare?.kill();
    await mongo.close();
    await stack.stop();
  }
}
