import 'server-only';
import { createHash } from 'node:crypto';

/**
 * The `Idempotency-Key` of a form that was sent. It belongs to what was typed: the same form with other contents is
 * another request, not a repetition that the backend has to refuse.
 *
 * @param submission the form's own name, which is another one once it was sent
 */
export const idempotencyKeyOf = (submission: string, input: object): string =>
  createHash('sha256')
    .update(JSON.stringify([submission, input]))
    .digest('base64url');
