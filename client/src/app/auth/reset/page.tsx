import { AuthCard } from '../../../components/auth/auth-card';
import { ResetForm } from '../../../components/auth/reset-form';
import { Link } from '../../../components/ui/link';
import { config } from '../../../config';
import { singleParams, type SearchParams } from '../../search-params';
import { mailLinkMetadata } from '../mail-link-metadata';

export const metadata = mailLinkMetadata('Choose a new password');

export default async function ResetPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await singleParams(searchParams);
  return (
    <AuthCard title="Choose a new password">
      {token === undefined ? (
        <p>This link is not complete. Please copy all of it from the mail.</p>
      ) : (
        <ResetForm
          token={token}
          passwordHint={`At least ${config().PASSWORD_MIN_LENGTH} characters. You will be signed out everywhere.`}
        />
      )}
      <p className="mt-6 text-center text-muted">
        Is the link too old?{' '}
        <Link href="/auth/forgot" className="font-semibold text-ink underline underline-offset-4">
          Get a new one
        </Link>
      </p>
    </AuthCard>
  );
}
