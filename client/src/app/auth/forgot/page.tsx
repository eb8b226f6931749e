import type { Metadata } from 'next';
import { AuthCard } from '../../../components/auth/auth-card';
import { ForgotForm } from '../../../components/auth/forgot-form';
import { Alert } from '../../../components/ui/alert';
import { Link } from '../../../components/ui/link';
import { singleParams, type SearchParams } from '../../search-params';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default async function ForgotPage({ searchParams }: { searchParams: SearchParams }) {
  const { sent } = await singleParams(searchParams);
  return (
    <AuthCard title="Forgot your password?">
      {sent === undefined ? (
        <>
          <p className="mb-5 text-muted">We send you a mail with a link, with which you can choose a new one.</p>
          <ForgotForm />
        </>
      ) : (
        <Alert tone="success">
          If there is an account with this email, a mail with a link is on its way. The link is valid for an hour.
        </Alert>
      )}
      <p className="mt-6 text-center text-muted">
        {sent !== undefined && (
          <>
            No mail?{' '}
            <Link href="/auth/forgot" className="font-semibold text-ink underline underline-offset-4">
              Try again
            </Link>
            {' · '}
          </>
        )}
        <Link href="/auth/signin" className="font-semibold text-ink underline underline-offset-4">
          Back to signing in
        </Link>
      </p>
    </AuthCard>
  );
}
