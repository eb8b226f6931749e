const ADVICE = /\b(wait|try|later)\b/i;

/**
 * The message for a 429 response.
 *
 * @param retryAfter the `Retry-After` header: seconds or an HTTP date
 */
export function rateLimitMessage(messages: string[], retryAfter: unknown, now = Date.now()): string {
  const reason = messages.join(' ').trim() || 'That was too often';
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  const wait = formatWait(retryAfter, now);
  if (wait !== undefined) return `${sentence} You can try again in ${wait}.`;
  return ADVICE.test(reason) ? sentence : `${sentence} Please try again later.`;
}

function formatWait(retryAfter: unknown, now: number): string | undefined {
  if (typeof retryAfter !== 'string' || !retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  if (seconds < 90) return pluralize(Math.max(1, Math.ceil(seconds)), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? pluralize(minutes, 'minute') : pluralize(Math.ceil(minutes / 60), 'hour');
}

const pluralize = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
