import type { Metadata } from 'next';

import { redirect } from 'next/navigation';
import { signInAction } from '../../../components/auth/actions';
import { AuthCard } from '../../../components/auth/auth-card';
import { CredentialsForm } from '../../../components/auth/credentials-form';
import { Alert } from '../../../components/ui/alert';
import { Link } from '../../../components/ui/link';
import { currentUser } from '../../../session/current-user';
import { safePath } from '../../../session/paths';
import { singleParams, type SearchParams } from '../../search-params';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, reason } = await singleParams(searchParams);
  const target = safePath(next);
  if (reason !== 'ended' && (await currentUser())) redirect(target);
  return (
    <AuthCard title="Sign in">
      {reason === 'ended' && (
        <div className="mb-5">
          <Alert tone="notice">Your session has ended, so you were signed out. Sign in again to go on.</Alert>
        </div>
      )}
      {reason === 'leaving' && (
        <div className="mb-5">
          <Alert tone="success">
            Your account will be deleted; a mail says when. If you change your mind, sign in again before then.
          </Alert>
        </div>
      )}
      {reason === 'reset' && (
        <div className="mb-5">
          <Alert tone="success">Your new password is saved. Sign in with it.</Alert>
        </div>
      )}
      <CredentialsForm action={signInAction} label="Sign in" next={target} passwordPurpose="current-password" />
      <p className="mt-5 text-center">
        <Link href="/auth/forgot" className="font-semibold underline underline-offset-4">
          Forgot your password?
        </Link>
      </p>
      <p className="mt-4 text-center text-muted">
        New here?{' '}
        <Link
          href={`/auth/signup?next=${encodeURIComponent(target)}`}
          className="font-semibold text-ink underline underline-offset-4"
        >
          Create an account
        </Link>
      </p>
    </AuthCard>
  );
}
