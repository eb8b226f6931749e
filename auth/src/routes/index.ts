import type { Router } from 'express';
import { refreshSession } from './routes/refresh-session';
import { reinstateUser } from './routes/reinstate-user';
import { revokeUser, type RevocationOptions } from './routes/revoke-user';
import { showCurrentUser } from './routes/show-current-user';
import { signIn, type SignInOptions } from './routes/sign-in';
import { signOut } from './routes/sign-out';
import { signUp, type SignUpOptions } from './routes/sign-up';

/** All of the service's routes. */
export const authRouters = (parts: SignUpOptions & SignInOptions & RevocationOptions): Router[] => [
  showCurrentUser(),
  refreshSession(parts.sessions),
  signIn(parts),
  signUp(parts),
  signOut(parts.sessions),
  revokeUser(parts),
  reinstateUser(parts),
];
