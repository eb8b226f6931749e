import type { Fault } from '../backend/errors';

/** What a form shows: what was typed, and what was wrong with it when it was sent. */
export interface FormState {
  values: Readonly<Record<string, string>>;
  faults: Fault[];
}

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const emptyForm: FormState = { values: {}, faults: [] };

/** The text of an input; a file, or none, is no text. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
