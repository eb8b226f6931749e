const LOCAL_PART = String.raw`(?:[^\s@"\\/<>(),;:[\]{}]{1,64}|\\"[^\\"]{1,62}\\")`;
const DOMAIN = String.raw`[\p{L}\p{M}\p{N}.-]{1,255}`;

/**
 * An email in a line of JSON (its local part can be quoted), or an escape, which is left as it is so that the line stays
 * JSON. The lengths are bounded: without that a long line would take time by the square of its length.
 */
const EMAIL_OR_ESCAPE = new RegExp(String.raw`(${LOCAL_PART}(?:@|%40)${DOMAIN})|\\u[0-9a-f]{4}|\\.`, 'giu');

/**
 * Takes emails out of a line of a log, wherever they are: in the words of a driver, which quotes the value that it refuses,
 * in a command that a store's error carries, in an event, in a path.
 *
 * @param line JSON
 */
export function redactEmails(line: string): string {
  if (!line.includes('@') && !line.includes('%40')) return line;
  return line.replace(EMAIL_OR_ESCAPE, (found: string, email?: string) => (email === undefined ? found : '[email]'));
}
