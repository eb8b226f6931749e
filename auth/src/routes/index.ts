import type { Router } from 'express';
import { changeEmail } from './change-email';
import { changePassword } from './change-password';
import { eraseAccount, type ErasureDependencies } from './erase-account';
import { endDevices } from './end-devices';
import { exportAccount } from './export-account';
import { listDevices } from './list-devices';
import { refreshSession } from './refresh-session';
import { reinstateUser } from './reinstate-user';
import { requestPasswordReset } from './request-password-reset';
import { requestVerification } from './request-verification';
import { resetPassword, type ResetDependencies } from './reset-password';
import { revokeUser, type RevocationDependencies } from './revoke-user';
import { showCurrentUser } from './show-current-user';
import { signIn, type SignInDependencies } from './sign-in';
import { signOut } from './sign-out';
import { signUp, type SignUpDependencies } from './sign-up';
import { verifyEmail } from './verify-email';

type Dependencies = SignUpDependencies &
  SignInDependencies &
  RevocationDependencies &
  ResetDependencies &
  ErasureDependencies;

/** Every route of auth. */
export const routers = (dependencies: Dependencies): Router[] => [
  showCurrentUser(),
  refreshSession(dependencies.sessions),
  signIn(dependencies),
  signUp(dependencies),
  signOut(dependencies.sessions),
  eraseAccount(dependencies),
  exportAccount(dependencies.users, dependencies.sessions),
  listDevices(dependencies.sessions),
  endDevices(dependencies.sessions),
  requestVerification(dependencies),
  verifyEmail(dependencies),
  requestPasswordReset(dependencies),
  resetPassword(dependencies),
  changePassword(dependencies),
  changeEmail(dependencies),
  revokeUser(dependencies),
  reinstateUser(dependencies),
];
