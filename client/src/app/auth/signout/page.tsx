import type { Metadata } from 'next';

import { redirect } from 'next/navigation';
import { signOutAction } from '../../../components/auth/actions';
import { AuthCard } from '../../../components/auth/auth-card';
import { Button, buttonClass } from '../../../components/ui/button';
import { Link } from '../../../components/ui/link';
import { currentUser } from '../../../session/current-user';

export const metadata: Metadata = { title: 'Sign out' };

/** Asks first: neither a link nor another site's page may sign a person out. */
export default async function SignOutPage() {
  const user = await currentUser();
  if (!user) redirect('/');
  return (
    <AuthCard title="Sign out">
      <p className="mb-6">
        You are signed in as <strong className="break-words">{user.email}</strong>.
      </p>
      <form action={signOutAction} className="flex flex-wrap gap-3">
        <Button>Sign out</Button>
        <Link href="/" className={buttonClass('secondary')}>
          Stay signed in
        </Link>
      </form>
    </AuthCard>
  );
}
