import { createHash } from 'node:crypto';
import type { Table } from '../store';
import type { Answer, ApiRequest } from './call';
import { StripeError } from './errors';

/** The first response to a key and its request. The body is text: there are many, and few are read again. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly path: string;
  readonly paramsHash: string;
  readonly requestId: string;
  readonly at: number;
}

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;
const MAX_LENGTH = 255;

const hashOf = (params: unknown): string => createHash('sha256').update(JSON.stringify(params)).digest('base64');

// Stripe has a separate space of keys for every API key.
const rowId = (request: ApiRequest): string => `${request.caller}:${request.idempotencyKey}`;

function refusal(status: number, message: string, code?: string): StripeError {
  return new StripeError(status, { type: 'idempotency_error', message, ...(code && { code }) });
}

function assertSameRequest(stored: StoredAnswer, request: ApiRequest): void {
  const advice = `Try using a key other than '${request.idempotencyKey}' if you meant to execute a different request.`;
  if (stored.path !== request.path) {
    const paths = `('${stored.path}' vs '${request.path}')`;
    throw refusal(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ${paths}. ${advice}`,
    );
  }
  if (stored.paramsHash !== hashOf(request.params)) {
    throw refusal(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${advice}`,
    );
  }
}

/**
 * Idempotency as in stripe.com/docs/api/idempotent_requests: for 24 hours a key returns its first response, including
 * declines and server errors. A request that fails validation leaves the key unused.
 */
export class Idempotency {
  private readonly underWay = new Set<string>();

  constructor(private readonly answers: Table<StoredAnswer>) {}

  /** The stored response to this request, if any. @throws StripeError if the key was used for another request */
  find(request: ApiRequest, now: Date): StoredAnswer | undefined {
    if (request.idempotencyKey === null) return undefined;
    if (request.idempotencyKey.length > MAX_LENGTH) {
      throw refusal(400, `Idempotency-Key may have at most ${MAX_LENGTH} characters.`);
    }
    const stored = this.answers.get(rowId(request));
    if (!stored || now.getTime() - stored.at >= KEPT_FOR_MS) return undefined;
    assertSameRequest(stored, request);
    return stored;
  }

  /** Runs `work` unless another request with the same key is in progress. */
  async exclusively<Result>(request: ApiRequest, work: () => Promise<Result>): Promise<Result> {
    if (request.idempotencyKey === null) return work();
    const id = rowId(request);
    if (this.underWay.has(id)) {
      const again = '(that probably means you submitted twice, and the other request is still going through)';
      throw refusal(
        409,
        `There is currently another in-progress request using this Idempotent Key ${again}: ` +
          `${request.idempotencyKey}. Please try again later.`,
        'idempotency_key_in_use',
      );
    }
    this.underWay.add(id);
    try {
      return await work();
    } finally {
      this.underWay.delete(id);
    }
  }

  /** Stores a response; must run in the transaction of its changes. */
  keep(request: ApiRequest, answer: Answer, now: Date): void {
    if (request.idempotencyKey === null) return;
    this.dropExpired(now);
    // Deleted first, so that the row moves to the end: dropExpired expects the rows in the order of their age.
    this.answers.delete(rowId(request));
    this.answers.put(rowId(request), {
      status: answer.status,
      body: JSON.stringify(answer.body),
      path: request.path,
      paramsHash: hashOf(request.params),
      requestId: request.id,
      at: now.getTime(),
    });
  }

  private dropExpired(now: Date): void {
    for (const stored of this.answers.entries()) {
      const [id, { at }] = stored;
      if (now.getTime() - at < KEPT_FOR_MS) return;
      this.answers.delete(id);
    }
  }
}
