import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProviderError } from './provider';

/** In milliseconds: how long to wait for the first answer, and for the next piece of what is being sent. */
export interface Patience {
  answer: number;
  silence: number;
}

const usual: Patience = { answer: 5_000, silence: 15_000 };

/** Resolves when the address answers at all, whatever its status. */
export async function expectAnswer(url: string, patience = usual): Promise<void> {
  await answer(url, 'HEAD', patience);
}

/** Downloads to a file. No answer within seconds, or a download that stops flowing, is given up; a slow one is not. */
export async function download(url: string, file: string, patience = usual): Promise<void> {
  const { response, giveUp } = await answer(url, 'GET', patience);
  if (!response.ok || !response.body) throw new ProviderError(`${url} answered ${response.status}`);
  const silence = setTimeout(giveUp, patience.silence);
  const watch = new Transform({
    transform(chunk, _encoding, callback) {
      silence.refresh();
      callback(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file));
  } catch (error) {
    throw new ProviderError(
      `the download from ${url} broke off or sent nothing for ${patience.silence / 1000} s`,
      error,
    );
  } finally {
    clearTimeout(silence);
  }
}

async function answer(
  url: string,
  method: 'HEAD' | 'GET',
  patience: Patience,
): Promise<{ response: Response; giveUp: () => void }> {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  const timer = setTimeout(giveUp, patience.answer);
  try {
    return { response: await fetch(url, { method, signal: controller.signal }), giveUp };
  } catch (error) {
    const reason = controller.signal.aborted
      ? `gave no answer within ${patience.answer / 1000} s`
      : `cannot be reached: ${rootCause(error)}`;
    throw new ProviderError(`${new URL(url).host} ${reason}`, error);
  } finally {
    clearTimeout(timer);
  }
}

/** What fetch wraps into its "fetch failed". */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
