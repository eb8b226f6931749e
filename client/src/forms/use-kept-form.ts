'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { keepForm, takeKeptForm } from './kept-form';

/**
 * What was typed into this page's form before a sign-in or a reload came in between.
 *
 * @returns also `keep`, for the form's `onSubmit`
 */
export function useKeptForm() {
  const path = usePathname();
  const [kept, setKept] = useState<Record<string, string>>();
  // After hydration: the server does not know what the tab has kept.
  useEffect(() => {
    const values = takeKeptForm(path);
    if (values) queueMicrotask(() => setKept(values));
  }, [path]);
  return { kept, keep: (form: HTMLFormElement) => keepForm(path, new FormData(form)) };
}
