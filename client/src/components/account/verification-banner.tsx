import { ActionButton } from '../ui/action-button';
import { verifyAgainAction } from './actions';

/** On every page until the email is verified. */
export function VerificationBanner({ email }: { email: string }) {
  return (
    <section aria-label="Verification" className="border-b border-line bg-notice-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2 md:px-6">
        <p className="min-w-0 basis-72 grow wrap-anywhere">
          Please verify your email: we have sent a link to <strong>{email}</strong>.
        </p>
        <ActionButton action={verifyAgainAction}>Send it again</ActionButton>
      </div>
    </section>
  );
}
