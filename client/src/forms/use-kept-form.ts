'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { keepForm, takeKeptForm } from './kept-form';

/**
 * Restores the form's input from before a sign-in or a reload.
 *
 * @returns the restored values, and `keep` to call in `onSubmit`
 */
export function useKeptForm() {
  const path = usePathname();
  const [kept, setKept] = useState<Record<string, string>>();
  // After hydration: the server cannot read `sessionStorage`.
  useEffect(() => {
    const values = takeKeptForm(path);
    if (values) queueMicrotask(() => setKept(values));
  }, [path]);
  return { kept, keep: (form: HTMLFormElement) => keepForm(path, new FormData(form)) };
}
