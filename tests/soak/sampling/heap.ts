import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { WebSocket, type MessageEvent } from 'undici';

/** Has every Node.js process answer its inspector, on a port of its own that its log names. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

const ANNOUNCEMENT = /^Debugger listening on (ws:\S+)$/gm;

/**
 * What is left of a process's heap once its garbage is collected, in MB. Between two collections of V8's own minutes may
 * pass, and a heap double: only what a collection leaves shows a leak (Chrome DevTools Protocol, HeapProfiler).
 */
export async function heapAfterCollection(log: string): Promise<number> {
  const [, url = ''] = [...(await readFile(log, 'utf8')).matchAll(ANNOUNCEMENT)].at(-1) ?? [];
  const inspector = new WebSocket(url);
  try {
    await once(inspector, 'open');
    await ask(inspector, 'HeapProfiler.collectGarbage');
    return (await ask<{ usedSize: number }>(inspector, 'Runtime.getHeapUsage')).usedSize / 2 ** 20;
  } finally {
    inspector.close();
  }
}

async function ask<Result>(inspector: WebSocket, method: string): Promise<Result> {
  const answered = once(inspector, 'message') as Promise<[MessageEvent<string>]>;
  inspector.send(JSON.stringify({ id: 1, method }));
  const [{ data }] = await answered;
  return (JSON.parse(data) as { result: Result }).result;
}
