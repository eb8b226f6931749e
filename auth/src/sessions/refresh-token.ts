import { createHash, randomBytes } from 'node:crypto';

/** The opaque token `<family>.<secret>`. The type keeps other strings from being used as one. */
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
 * The stored hashes of a token. The secrets are long and random, so that a plain hash is safe.
 *
 * @returns the keys of its family and of the token itself
 */
export const hashesOf = (token: RefreshToken) => ({ family: digest(familyIdOf(token)), token: digest(token) });

const familyIdOf = (token: RefreshToken) => token.slice(0, token.indexOf('.'));
