const ADVICE = /\b(wait|try|later)\b/i;

/**
 * The message for a 429 response.
 *
 * @param retryAfter the `Retry-After` header: seconds or an HTTP date
 */
export function tooManyWords(messages: string[], retryAfter: unknown, now = Date.now()): string {
  const why = messages.join(' ').trim() || 'That was too often';
  const sentence = /[.!?]$/.test(why) ? why : `${why}.`;
  const wait = waitIn(retryAfter, now);
  if (wait !== undefined) return `${sentence} You can try again in ${wait}.`;
  return ADVICE.test(why) ? sentence : `${sentence} Please try again later.`;
}

function waitIn(retryAfter: unknown, now: number): string | undefined {
  if (typeof retryAfter !== 'string' || !retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  if (seconds < 90) return counted(Math.max(1, Math.ceil(seconds)), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.ceil(minutes / 60), 'hour');
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
