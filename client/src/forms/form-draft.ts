/**
 * The input of a submitted form, stored in `sessionStorage` in case the response is another page: a sign-in, an error or a
 * reload. It is restored once.
 */
interface FormDraft {
  values: Record<string, string>;
  sentAt: number;
  /** Set by the intervening page. Without it the submission succeeded, and nothing is restored. */
  interrupted: boolean;
}

/** A later interruption is unrelated to the submission. */
const RESPONSE_TIMEOUT_MS = 120_000;

const keyOf = (path: string): string => `form:${path}`;

/** Stores a form's input on submission. @param path of the form's page */
export function saveDraft(path: string, data: FormData): void {
  const values = Object.fromEntries(
    [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  write(path, { values, sentAt: Date.now(), interrupted: false });
}

/** Marks the input for restoring; called by the page that is shown instead of the form's. */
export function markInterrupted(path: string): void {
  const draft = read(path);
  if (draft && Date.now() - draft.sentAt < RESPONSE_TIMEOUT_MS) write(path, { ...draft, interrupted: true });
}

/** Returns the input once, if the submission was interrupted. */
export function takeDraft(path: string): Record<string, string> | undefined {
  const draft = read(path);
  sessionStorage.removeItem(keyOf(path));
  return draft?.interrupted ? draft.values : undefined;
}

function read(path: string): FormDraft | undefined {
  const draft = sessionStorage.getItem(keyOf(path));
  return draft === null ? undefined : (JSON.parse(draft) as FormDraft);
}

function write(path: string, draft: FormDraft): void {
  sessionStorage.setItem(keyOf(path), JSON.stringify(draft));
}
