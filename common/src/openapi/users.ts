import { credentials, currentUser, newCredentials, user } from '../contracts/user';
import { contractSchemas } from './contract-schemas';
import { empty, json, jsonBody, operation, parameterOf, schemaOf, type Paths } from './operation';

export const userSchemas = {
  ...contractSchemas('output', user, currentUser),
  ...contractSchemas('input', credentials, newCredentials),
};

/** Sets the cookies `session` and `refresh`, which a description of single headers cannot distinguish. */
const signedIn = 'The user; the cookies `session` and `refresh` are set';

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
