import type { ReactNode } from 'react';

export type Tone = 'danger' | 'notice' | 'success';

const tones: Record<Tone, string> = {
  danger: 'bg-danger-surface text-danger',
  notice: 'bg-notice-surface text-ink',
  success: 'bg-success-surface text-success',
};

/** A live region: errors are announced immediately, other messages politely. */
export function Alert({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={`rounded-control px-4 py-3 ${tones[tone]}`}>
      {children}
    </div>
  );
}
