import type { FormError } from '../backend/errors';

/** The input of a submitted form and the errors found in it. */
export interface FormState {
  values: Readonly<Record<string, string>>;
  errors: FormError[];
}

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const emptyForm: FormState = { values: {}, errors: [] };

/** The text of a field; empty for files and missing fields. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
