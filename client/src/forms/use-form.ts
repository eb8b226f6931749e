'use client';

import { useActionState, useEffect, useRef, useState, type SubmitEvent } from 'react';
import { emptyForm, type FormAction, type FormState } from './form-state';

const OFFLINE = 'You seem to be offline. Nothing was sent, and what you typed is still here.';

/**
 * A form that is submitted to a server action, with or without JavaScript. With JavaScript it keeps the input and focuses the
 * first invalid field.
 *
 * @param fields the fields that show their own errors; other errors are about the form as a whole
 */
export function useForm(action: FormAction, fields: readonly string[], initial: FormState = emptyForm) {
  const [state, submit, pending] = useActionState(action, initial);
  const [offline, setOffline] = useState(false);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.errors.length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state]);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    setOffline(!navigator.onLine);
    if (!navigator.onLine || pending) event.preventDefault();
  };

  const own = (name: string) => fields.includes(name);
  const others = state.errors.filter(({ field }) => field === undefined || !own(field)).map(({ message }) => message);
  return {
    formProps: { ref, action: submit, onSubmit, noValidate: true },
    pending,
    values: state.values,
    errorOf: (name: string) => state.errors.find(({ field }) => field === name)?.message,
    messages: offline ? [OFFLINE] : others,
  };
}
