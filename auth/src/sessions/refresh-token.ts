import { createHash, randomBytes } from 'node:crypto';

/** The opaque token `<family>.<secret>`; a type of its own, so that no other string is taken for one. */
export type RefreshToken = `${string}.${string}`;

const FAMILY_BYTES = 16;
const SECRET_BYTES = 32;
const PATTERN = /^[\w-]{22}\.[\w-]{43}$/;

const random = (bytes: number) => randomBytes(bytes).toString('base64url');
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The first token of a new family. */
export const newFamilyToken = (): RefreshToken => `${random(FAMILY_BYTES)}.${random(SECRET_BYTES)}`;

/** Another token of the same family. */
export const nextToken = (token: RefreshToken): RefreshToken => `${familyIdOf(token)}.${random(SECRET_BYTES)}`;

export const isRefreshToken = (text: string): text is RefreshToken => PATTERN.test(text);

/**
 * What is kept of a token. The secrets are random and long, so that a plain hash cannot be searched through.
 *
 * @returns the keys under which its family and the token itself are found
 */
export const hashesOf = (token: RefreshToken) => ({ family: digest(familyIdOf(token)), token: digest(token) });

const familyIdOf = (token: RefreshToken) => token.slice(0, token.indexOf('.'));
