import type { Metadata } from 'next';

import { redirect } from 'next/navigation';
import { signUpAction } from '../../../components/auth/actions';
import { AuthCard } from '../../../components/auth/auth-card';
import { CredentialsForm } from '../../../components/auth/credentials-form';
import { Link } from '../../../components/ui/link';
import { config } from '../../../config';
import { currentUser } from '../../../session/current-user';
import { safePath } from '../../../session/paths';
import { singleParams, type SearchParams } from '../../search-params';

export const metadata: Metadata = { title: 'Sign up' };

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const target = safePath((await singleParams(searchParams)).next);
  if (await currentUser()) redirect(target);
  return (
    <AuthCard title="Create an account">
      <CredentialsForm
        action={signUpAction}
        label="Sign up"
        next={target}
        passwordPurpose="new-password"
        passwordHint={`At least ${config().PASSWORD_MIN_LENGTH} characters. Use it nowhere else; your browser can make one up.`}
      />
      <p className="mt-6 text-center text-muted">
        Have an account?{' '}
        <Link
          href={`/auth/signin?next=${encodeURIComponent(target)}`}
          className="font-semibold text-ink underline underline-offset-4"
        >
          Sign in
        </Link>
      </p>
    </AuthCard>
  );
}
