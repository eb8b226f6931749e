import type { ReactNode } from 'react';

export function AuthCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-md md:py-8">
      <h1 className="mb-6 text-3xl md:text-4xl">{title}</h1>
      <div className="rounded-card border border-line bg-surface p-6 md:p-8">{children}</div>
    </div>
  );
}
