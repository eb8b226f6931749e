import { AuthCard } from '../../../components/auth/auth-card';
import { VerifyForm } from '../../../components/auth/verify-form';
import { TicketsLink } from '../../../components/tickets/tickets-link';
import { Alert } from '../../../components/ui/alert';
import { singleParams, type SearchParams } from '../../search-params';
import { mailLinkMetadata } from '../mail-link-metadata';

export const metadata = mailLinkMetadata('Verify your email');

export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, done } = await singleParams(searchParams);
  return (
    <AuthCard title="Verify your email">
      {token !== undefined ? (
        <>
          <p className="mb-5 text-muted">Is the mail with this link yours? Then your tickets will reach you, too.</p>
          <VerifyForm token={token} />
        </>
      ) : done === undefined ? (
        <p>This link is not complete. Please copy all of it from the mail.</p>
      ) : (
        <>
          <div className="mb-6">
            <Alert tone="success">Thank you, your email is verified.</Alert>
          </div>
          <TicketsLink />
        </>
      )}
    </AuthCard>
  );
}
