import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Stack } from '@ticketing/test-driver/stack';
import type { BareConfig } from './connections';

export interface BareServer {
  url: string;
  pids: number[];
  stop: () => void;
}

/** Starts the bare server and the handlers of its events, on the servers of a running stack. */
export async function startBare(stack: Stack): Promise<BareServer> {
  const { mongoUri, natsUrl, natsClusterId, redisUrl } = stack.file;
  const standIns = { stripeUrl: stack.process('stripe').url, sendgridUrl: stack.process('sendgrid').url };
  const config: BareConfig = { mongoUri, natsUrl, natsClusterId, redisUrl, ...standIns };
  const processes = ['listeners.ts', 'server.ts'].map((file) => fork(join(__dirname, file), [JSON.stringify(config)]));
  const stop = () => processes.forEach((process) => process.kill());
  try {
    const [, port] = await Promise.all(processes.map(firstMessage));
    const pids = processes.flatMap(({ pid }) => pid ?? []);
    return { url: `http://127.0.0.1:${String(port)}`, pids, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The first message of a process. */
async function firstMessage(process: ChildProcess): Promise<unknown> {
  const exit = once(process, 'exit').then(() => Promise.reject(new Error('the bare server did not start')));
  const [message] = (await Promise.race([once(process, 'message'), exit])) as unknown[];
  return message;
}
