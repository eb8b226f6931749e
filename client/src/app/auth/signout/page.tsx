import type { Metadata } from 'next';

import { redirect } from 'next/navigation';
import { signOutAction } from '../../../components/auth/actions';
import { AuthCard } from '../../../components/auth/auth-card';
import { Button, buttonClass } from '../../../components/ui/button';
import { Link } from '../../../components/ui/link';
import { currentUser } from '../../../session/current-user';

export const metadata: Metadata = { title: 'Sign out' };

/** Signs out by POST only, so that a link or another site cannot sign the user out. */
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
