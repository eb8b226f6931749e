import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WayFailed } from './way';

const FIRST_ANSWER_MS = 5_000;
const SILENCE_MS = 15_000;

/** Resolves when the address answers at all, whatever its status. */
export async function expectAnswer(url: string): Promise<void> {
  await answer(url, 'HEAD');
}

/** Downloads to a file. No answer within seconds, or a download that stops flowing, is given up; a slow one is not. */
export async function download(url: string, file: string): Promise<void> {
  const { response, giveUp } = await answer(url, 'GET');
  if (!response.ok || !response.body) throw new WayFailed(`${url} answered ${response.status}`);
  const silence = setTimeout(giveUp, SILENCE_MS);
  const watch = new Transform({
    transform(chunk, _encoding, callback) {
      silence.refresh();
      callback(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file));
  } catch (error) {
    throw new WayFailed(`the download from ${url} broke off or sent nothing for ${SILENCE_MS / 1000} s`, error);
  } finally {
    clearTimeout(silence);
  }
}

async function answer(url: string, method: 'HEAD' | 'GET'): Promise<{ response: Response; giveUp: () => void }> {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  const timer = setTimeout(giveUp, FIRST_ANSWER_MS);
  try {
    return { response: await fetch(url, { method, signal: controller.signal }), giveUp };
  } catch (error) {
    throw new WayFailed(`${new URL(url).host} ${reasonOf(error)}`, error);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return `gave no answer within ${FIRST_ANSWER_MS / 1000} s`;
  return `cannot be reached: ${error.cause instanceof Error ? error.cause.message : error.message}`;
}
