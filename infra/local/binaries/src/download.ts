import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProviderError } from './provider';

/** Timeouts in milliseconds: until the response starts, and between two chunks of its body. */
export interface DownloadTimeouts {
  response: number;
  idle: number;
}

const defaults: DownloadTimeouts = { response: 5_000, idle: 15_000 };

/** Resolves if the address responds with any status. */
export async function expectResponse(url: string, timeouts = defaults): Promise<void> {
  await request(url, 'HEAD', timeouts);
}

/** Downloads to a file. Fails if the server does not respond or stops sending; a slow download may take any time. */
export async function download(url: string, file: string, timeouts = defaults): Promise<void> {
  const { response, abort } = await request(url, 'GET', timeouts);
  if (!response.ok || !response.body) throw new ProviderError(`${url} answered ${response.status}`);
  const idle = setTimeout(abort, timeouts.idle);
  const watch = new Transform({
    transform(chunk, _encoding, callback) {
      idle.refresh();
      callback(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file));
  } catch (error) {
    throw new ProviderError(`the download from ${url} broke off or sent nothing for ${timeouts.idle / 1000} s`, error);
  } finally {
    clearTimeout(idle);
  }
}

async function request(
  url: string,
  method: 'HEAD' | 'GET',
  timeouts: DownloadTimeouts,
): Promise<{ response: Response; abort: () => void }> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, timeouts.response);
  try {
    return { response: await fetch(url, { method, signal: controller.signal }), abort };
  } catch (error) {
    const reason = controller.signal.aborted
      ? `gave no answer within ${timeouts.response / 1000} s`
      : `cannot be reached: ${rootCause(error)}`;
    throw new ProviderError(`${new URL(url).host} ${reason}`, error);
  } finally {
    clearTimeout(timer);
  }
}

/** The cause of fetch's "fetch failed". */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
