import type { Request, RequestHandler } from 'express';
import { Types, type Connection } from 'mongoose';
import { ConflictError, IdempotencyKeyReusedError, InvalidInputError } from '../errors/errors';
import { HttpError } from '../errors/http-error';
import { isDuplicateKey } from '../errors/outages';
import { insertGrouped } from './group-commit';
import { noFailpoints, type Failpoint } from '../service/failpoints';
import { fingerprint } from './fingerprint';
import { limits } from '../contracts/limits';
import { sessionUser } from '../http/session';

/** What a route answers: a status and a JSON body. */
export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Does what a request asks for.
 *
 * @param newId the id for what the request creates. The same key gets the same id again, so that a second run after a
 *   crash meets the first one's document instead of making another.
 */
export type Work = (req: Request, newId: Types.ObjectId) => Promise<Answer>;

interface KeyRecord {
  _id: string;
  newId: Types.ObjectId;
  input: string;
  createdAt: Date;
  /** The try that works on it: a new id for each, so that one that was presumed dead can change nothing any more. */
  holder: Types.ObjectId;
  /** Until when that try may be believed to be alive. */
  heldUntil: Date;
  /** Whether the work failed in a way that leaves open what it did: it is done again under the same id, or not at all. */
  failed?: true;
  answer?: Answer;
}

const COLLECTION = 'idempotencykeys';
const KEPT_SECONDS = 24 * 60 * 60;
const HOLD_MS = 10_000;
/** How long a caller waits for its answer to be remembered. */
const REMEMBERED_WITHIN_MS = 3_000;

/** Remembers the first answer to a request with an `Idempotency-Key`, in MongoDB, so that all replicas know it. */
export class IdempotencyKeys {
  private readonly keys;

  constructor(
    private readonly connection: Connection,
    private readonly failpoint: Failpoint = noFailpoints,
  ) {
    this.keys = connection.collection<KeyRecord>(COLLECTION);
  }

  /** Builds the index that forgets keys after 24 hours. */
  async createIndexes(): Promise<void> {
    await this.keys.createIndex({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  }

  /**
   * Makes a route of `work`. With the header, the same key and input from the same user on the same route get the first
   * answer again; other input is refused with 422, and a second try while the first is under way with 409.
   * Remembered is a 2xx or a 402; after anything else the key is free again. After a failure that leaves open what was
   * done, or when the answer could not be remembered, the same input gets the same new id again.
   */
  once(work: Work): RequestHandler {
    return async (req, res) => {
      const key = readKey(req);
      const answer = key === undefined ? await work(req, new Types.ObjectId()) : await this.remembered(key, req, work);
      res.status(answer.status).json(answer.body);
    };
  }

  private async remembered(key: string, req: Request, work: Work): Promise<Answer> {
    const id = fingerprint([sessionUser(req).id, req.method, req.path.toLowerCase(), key]);
    const record = await this.claim(id, fingerprint(req.body));
    if (record.answer) return record.answer;
    const heartbeat = setInterval(() => void this.extend(record), HOLD_MS / 3);
    try {
      const answer = await work(req, record.newId).catch(rememberDecline);
      this.failpoint('done-not-recorded');
      await this.remember(record, answer);
      return answer;
    } catch (error) {
      // Whatever comes of it, the error is what the caller has to know; a key that stays held is free ten seconds later.
      await this.free(record, error).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /**
   * What is done is done: its caller gets the answer also when that cannot be remembered. The next try with the key then
   * does the work again under the same id, and meets the document of this one.
   */
  private async remember(record: KeyRecord, answer: Answer): Promise<void> {
    // What got the same new id did the same thing. A key that was freed meanwhile belongs to another request.
    const { _id, newId } = record;
    const stored = this.keys.updateOne({ _id, newId }, { $set: { answer } });
    const remembered = stored.catch((error: unknown) => this.free(record, error)).catch(() => undefined);
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, REMEMBERED_WITHIN_MS);
      void remembered.then(() => {
        clearTimeout(patience);
        resolve();
      });
    });
  }

  /**
   * A refusal has done nothing. Any other failure leaves that open: a store may have written what it could not answer, so
   * the next try has to meet that, by the same id. An answer that was stored but not confirmed stays.
   */
  private async free({ _id, holder }: KeyRecord, error: unknown): Promise<void> {
    const held = { ...unanswered(_id), holder };
    if (error instanceof HttpError && error.status < 500) await this.keys.deleteOne(held);
    else await this.keys.updateOne(held, { $set: { failed: true, heldUntil: new Date(0) } });
  }

  /** Takes the key, takes it over from a process that died or failed with it, or finds its answer. */
  private async claim(id: string, input: string): Promise<KeyRecord> {
    const now = new Date();
    const hold = { holder: new Types.ObjectId(), heldUntil: until(now) };
    const fresh = { _id: id, newId: new Types.ObjectId(), input, createdAt: now, ...hold };
    try {
      await insertGrouped(this.connection.collection(COLLECTION), fresh);
      return fresh;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const abandoned = { ...unanswered(id), input, heldUntil: { $lt: now } };
    const again = { $set: hold, $unset: { failed: '' } } as const;
    const taken = await this.keys.findOneAndUpdate(abandoned, again, { returnDocument: 'after' });
    if (taken) return taken;
    // With other input it asks for another thing: the key is free for that.
    const replaced = await this.keys.findOneAndReplace({ _id: id, failed: true, input: { $ne: input } }, fresh);
    if (replaced) return fresh;
    const held = await this.keys.findOne({ _id: id });
    if (held && held.input !== input) throw new IdempotencyKeyReusedError();
    if (held?.answer) return held;
    throw new ConflictError('The first request with this Idempotency-Key is still under way');
  }

  private async extend({ _id, holder }: KeyRecord): Promise<void> {
    // A heartbeat that fails is made up for by the next one; the request itself reports the outage.
    await this.keys.updateOne({ _id, holder }, { $set: { heldUntil: until(new Date()) } }).catch(() => undefined);
  }
}

const unanswered = (id: string) => ({ _id: id, answer: { $exists: false } });
const until = (now: Date) => new Date(now.getTime() + HOLD_MS);

/** A declined card is an answer to remember; every other error leaves the key free. */
function rememberDecline(error: unknown): Answer {
  if (error instanceof HttpError && error.status === 402) return { status: 402, body: { errors: error.items } };
  throw error;
}

function readKey(req: Request): string | undefined {
  const key = req.get('idempotency-key');
  if (key === undefined) return undefined;
  const { min, max } = limits.idempotencyKey;
  if (key.length >= min && key.length <= max) return key;
  throw new InvalidInputError([{ message: `Idempotency-Key must have ${min} to ${max} characters` }]);
}
