import { createHash } from 'node:crypto';

/**
 * Distinguishes one JSON value from another, whatever the order of its objects' keys. It does not call itself: 100 kB of
 * JSON can be nested deeper than the stack is.
 */
export function fingerprint(json: unknown): string {
  const parts: string[] = [];
  const pending = [json];
  while (pending.length > 0) {
    const value = pending.pop();
    if (value === null || typeof value !== 'object') {
      parts.push(JSON.stringify(value) ?? 'undefined');
      continue;
    }
    const names = Object.keys(value);
    // How many follow, or under which names, comes first: no two values have the same parts.
    parts.push(Array.isArray(value) ? `array of ${names.length}` : JSON.stringify(names.sort()));
    for (const name of names) pending.push((value as Record<string, unknown>)[name]);
  }
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
