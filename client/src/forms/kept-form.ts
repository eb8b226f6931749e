/**
 * The input of a submitted form, stored in `sessionStorage` in case the response is another page: a sign-in, an error or a
 * reload. It is restored once.
 */
interface KeptForm {
  values: Record<string, string>;
  sentAt: number;
  /** Set by the intervening page. Without it the submission succeeded, and nothing is restored. */
  interrupted: boolean;
}

/** A later interruption is unrelated to the submission. */
const ANSWERED_WITHIN_MS = 120_000;

const keyOf = (path: string): string => `form:${path}`;

/** Stores a form's input on submission. @param path of the form's page */
export function keepForm(path: string, data: FormData): void {
  const values = Object.fromEntries(
    [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  write(path, { values, sentAt: Date.now(), interrupted: false });
}

/** Marks the input for restoring; called by the page that is shown instead of the form's. */
export function interruptForm(path: string): void {
  const kept = read(path);
  if (kept && Date.now() - kept.sentAt < ANSWERED_WITHIN_MS) write(path, { ...kept, interrupted: true });
}

/** Returns the input once, if the submission was interrupted. */
export function takeKeptForm(path: string): Record<string, string> | undefined {
  const kept = read(path);
  sessionStorage.removeItem(keyOf(path));
  return kept?.interrupted ? kept.values : undefined;
}

function read(path: string): KeptForm | undefined {
  const kept = sessionStorage.getItem(keyOf(path));
  return kept === null ? undefined : (JSON.parse(kept) as KeptForm);
}

function write(path: string, kept: KeptForm): void {
  sessionStorage.setItem(keyOf(path), JSON.stringify(kept));
}
