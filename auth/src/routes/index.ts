import type { Router } from 'express';
import { refreshSession } from './refresh-session';
import { reinstateUser } from './reinstate-user';
import { revokeUser, type RevocationDependencies } from './revoke-user';
import { showCurrentUser } from './show-current-user';
import { signIn, type SignInDependencies } from './sign-in';
import { signOut } from './sign-out';
import { signUp, type SignUpDependencies } from './sign-up';

/** Every route of auth. */
export const routers = (dependencies: SignUpDependencies & SignInDependencies & RevocationDependencies): Router[] => [
  showCurrentUser(),
  refreshSession(dependencies.sessions),
  signIn(dependencies),
  signUp(dependencies),
  signOut(dependencies.sessions),
  revokeUser(dependencies),
  reinstateUser(dependencies),
];
