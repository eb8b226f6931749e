'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { saveDraft, takeDraft } from './form-draft';

/**
 * Restores the form's input from before a sign-in or a reload.
 *
 * @returns the restored values, and `saveDraft` to call in `onSubmit`
 */
export function useFormDraft() {
  const path = usePathname();
  const [draft, setDraft] = useState<Record<string, string>>();
  // After hydration: the server cannot read `sessionStorage`.
  useEffect(() => {
    const values = takeDraft(path);
    if (values) queueMicrotask(() => setDraft(values));
  }, [path]);
  return { draft, saveDraft: (form: HTMLFormElement) => saveDraft(path, new FormData(form)) };
}
