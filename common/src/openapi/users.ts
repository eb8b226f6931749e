import {
  accountExport,
  credentials,
  currentUser,
  device,
  erasure,
  newCredentials,
  passwordChange,
  passwordReset,
  passwordResetRequest,
  user,
  verification,
} from '../contracts/user';
import { contractSchemas } from './contract-schemas';
import { accepted, deletion, empty, json, jsonBody, operation, parameterOf, schemaOf, type Paths } from './operation';

export const userSchemas = {
  ...contractSchemas('output', user, currentUser, device, accountExport),
  ...contractSchemas(
    'input',
    ...[credentials, erasure, newCredentials, passwordChange, passwordReset, passwordResetRequest, verification],
  ),
};

/** Sets the cookies `session` and `refresh`, which a description of single headers cannot distinguish. */
const signedIn = 'The user; the cookies `session` and `refresh` are set';

const ownPassword = {
  403: 'The account has been revoked',
  429: 'Too many tries have failed',
};

const revocation = {
  tag: 'users',
  session: true,
  parameters: [parameterOf('Id')],
  refusals: { 403: 'The caller is no administrator', 404: 'There is no such user' },
} as const;

export const userPaths: Paths = {
  '/api/users/signup': {
    post: operation({
      id: 'signUp',
      tag: 'users',
      summary: 'Make an account, and sign in',
      body: jsonBody(schemaOf('NewCredentials')),
      answers: { 201: json(signedIn, schemaOf('User')) },
      refusals: { 429: 'Too many sign-ups from this address' },
    }),
  },
  '/api/users/signin': {
    post: operation({
      id: 'signIn',
      tag: 'users',
      summary: 'Sign in',
      description: 'A wrong email and a wrong password get the same answer, in the same time.',
      body: jsonBody(schemaOf('Credentials')),
      answers: { 200: json(signedIn, schemaOf('User')) },
      refusals: { 403: 'The account has been revoked', 429: 'Too many tries have failed' },
    }),
  },
  '/api/users/signout': {
    post: operation({
      id: 'signOut',
      tag: 'users',
      summary: 'Sign out',
      answers: { 200: json('The cookies are cleared', { type: 'object', additionalProperties: false }) },
    }),
  },
  '/api/users/currentuser': {
    get: operation({
      id: 'showCurrentUser',
      tag: 'users',
      summary: 'Show who is signed in',
      answers: { 200: json('Who is signed in; null without a session', schemaOf('CurrentUser')) },
    }),
    delete: operation({
      id: 'eraseAccount',
      tag: 'users',
      summary: 'Have the account erased',
      description: 'After some days, unless the user signs in before.',
      session: true,
      body: jsonBody(schemaOf('Erasure')),
      answers: {
        202: json('The account will be erased; every session is ended', {
          type: 'object',
          required: ['eraseAt'],
          properties: { eraseAt: schemaOf('Moment') },
          additionalProperties: false,
        }),
      },
      refusals: ownPassword,
    }),
  },
  '/api/users/refresh': {
    post: operation({
      id: 'refreshSession',
      tag: 'users',
      summary: 'Change the refresh token for a new session',
      answers: { 200: json('Who is signed in; both cookies are new', schemaOf('CurrentUser')) },
      refusals: {
        401: 'The cookie `refresh` is missing, or no longer good; both cookies are cleared',
        429: 'Too many refreshes at once',
      },
    }),
  },
  '/api/users/export': {
    get: operation({
      id: 'exportAccount',
      tag: 'users',
      summary: 'Take along what is kept of the account',
      session: true,
      answers: { 200: json('The account and its devices', schemaOf('AccountExport')) },
    }),
  },
  '/api/users/sessions': {
    get: operation({
      id: 'listDevices',
      tag: 'users',
      summary: 'List the devices that the user is signed in on',
      session: true,
      answers: { 200: json('The devices, the one used last first', { type: 'array', items: schemaOf('Device') }) },
    }),
    delete: operation({
      id: 'endOtherDevices',
      tag: 'users',
      summary: 'Sign all other devices out',
      session: true,
      answers: { 204: empty('Only this device can renew its session') },
    }),
  },
  '/api/users/sessions/{id}': {
    delete: deletion({
      id: 'endDevice',
      tag: 'users',
      summary: 'Sign a device out',
      done: 'The device can no longer renew its session',
      refusals: { 403: 'It is the device of another user', 404: 'There is no such device' },
    }),
  },
  '/api/users/verification': {
    post: operation({
      id: 'requestVerification',
      tag: 'users',
      summary: 'Have a link for the verification of the email sent',
      description: 'No mail is sent when the email is verified, or when many were sent within the hour.',
      session: true,
      answers: { 202: accepted('A mail is sent') },
    }),
    put: operation({
      id: 'verifyEmail',
      tag: 'users',
      summary: 'Verify an email, by the link in a mail to it',
      body: jsonBody(schemaOf('Verification')),
      answers: { 200: json('The account; a new email is in force', schemaOf('User')) },
    }),
  },
  '/api/users/password-resets': {
    post: operation({
      id: 'requestPasswordReset',
      tag: 'users',
      summary: 'Have a link for a new password sent',
      description:
        'An unknown email gets the same answer, in the same time. No mail is sent when many were within the hour.',
      body: jsonBody(schemaOf('PasswordResetRequest')),
      answers: { 202: accepted('A mail is sent if there is an account with this email') },
    }),
    put: operation({
      id: 'resetPassword',
      tag: 'users',
      summary: 'Choose a new password, by the link in a mail',
      body: jsonBody(schemaOf('PasswordReset')),
      answers: { 204: empty('The password is changed, and every session ended') },
    }),
  },
  '/api/users/password': {
    put: operation({
      id: 'changePassword',
      tag: 'users',
      summary: 'Change the password',
      session: true,
      body: jsonBody(schemaOf('PasswordChange')),
      answers: { 204: empty('The password is changed, and the sessions of other devices ended') },
      refusals: ownPassword,
    }),
  },
  '/api/users/email': {
    put: operation({
      id: 'changeEmail',
      tag: 'users',
      summary: 'Change the email, once a mail to the new one has arrived',
      session: true,
      body: jsonBody(schemaOf('Credentials')),
      answers: { 202: accepted('A mail is sent to the new email, and the present one is informed') },
      refusals: ownPassword,
    }),
  },
  '/api/users/{id}/revocation': {
    post: operation({
      ...revocation,
      id: 'revokeUser',
      summary: 'Keep a user from signing in',
      answers: { 204: empty('The user can no longer sign in or refresh') },
    }),
    delete: operation({
      ...revocation,
      id: 'reinstateUser',
      summary: 'Let a user sign in again',
      answers: { 204: empty('The user can sign in') },
    }),
  },
};
