import 'server-only';
import { createHash } from 'node:crypto';

/**
 * Derives an `Idempotency-Key` from the form's submission id and its input. Submitting the same form with different input is
 * a new request, not a retry.
 *
 * @param submission identifies the form instance; replaced after each submission
 */
export const idempotencyKeyOf = (submission: string, input: object): string =>
  createHash('sha256')
    .update(JSON.stringify([submission, input]))
    .digest('base64url');
