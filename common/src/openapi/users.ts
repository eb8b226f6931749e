import { limits } from '../contracts/limits';
import { empty, json, jsonBody, operation, parameterOf, schemaOf, type Paths, type Schema } from './operation';

export const userSchemas = {
  User: {
    type: 'object',
    required: ['id', 'email'],
    properties: { id: schemaOf('Id'), email: { type: 'string' } },
    additionalProperties: false,
  },
  CurrentUser: {
    type: 'object',
    required: ['currentUser'],
    properties: { currentUser: { oneOf: [schemaOf('User'), { type: 'null' }] } },
    additionalProperties: false,
  },
} satisfies Record<string, Schema>;

const credentials = (password: { minLength: number; maxLength?: number }): Schema => ({
  type: 'object',
  required: ['email', 'password'],
  properties: {
    email: {
      description:
        'Trimmed, and compared in NFC and lower case, the domain in its ASCII form. No invisible characters.',
      type: 'string',
      format: 'email',
      maxLength: limits.email.max,
    },
    password: { description: 'Not trimmed; counted and compared in NFC.', type: 'string', ...password },
  },
});

const newCredentials = credentials({ minLength: limits.password.min, maxLength: limits.password.max });

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
      body: jsonBody(newCredentials),
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
      body: jsonBody(credentials({ minLength: 1 })),
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
