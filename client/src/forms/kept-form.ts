/**
 * What was typed into a form, for when its answer is another page than the form's: a sign-in that has become due, or a
 * reload. Kept for the life of the tab, and given back once.
 */
interface KeptForm {
  values: Record<string, string>;
  sentAt: number;
  /** Set by the page that came in between; a form that was taken is not wanted again. */
  interrupted: boolean;
}

/** What comes in between later is no answer to the form, which was taken meanwhile. */
const ANSWERED_WITHIN_MS = 120_000;

const keyOf = (path: string): string => `form:${path}`;

/** Keeps a form that is being sent. @param path the page's that it is on */
export function keepForm(path: string, data: FormData): void {
  const values = Object.fromEntries(
    [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  write(path, { values, sentAt: Date.now(), interrupted: false });
}

/** Called by a page in between, which leads back to the form's. */
export function interruptForm(path: string): void {
  const kept = read(path);
  if (kept && Date.now() - kept.sentAt < ANSWERED_WITHIN_MS) write(path, { ...kept, interrupted: true });
}

/** @returns what was typed before the interruption, if there was one */
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
