'use client';

import { useFormStatus } from 'react-dom';
import { PendingBar } from '../ui/pending-bar';

export function SearchButton() {
  const { pending } = useFormStatus();
  return (
    <button className="min-h-13 rounded-control border border-transparent bg-on-accent px-5 font-semibold text-accent hover:underline">
      Search
      {pending && <PendingBar />}
    </button>
  );
}
