import { TooManyRequestsError } from '@ticketing/common';
import { insertDocument } from '@ticketing/common/mongo';
import { Types } from 'mongoose';
import type { RefreshFamilyFields, RefreshFamilyModel } from '../models/refresh-family';
import { hashesOf, newFamilyToken, nextToken, type RefreshToken } from './refresh-token';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNUSED_MS = 30 * DAY_MS;
const ALTOGETHER_MS = 180 * DAY_MS;
/** How many tokens a generation may have: tabs that refresh at the same time, each with one of its own. */
export const GENERATION_SIZE = 100;

/** A token for a device, and whose it is. */
export interface Grant {
  token: RefreshToken;
  userId: Types.ObjectId;
  expiresAt: Date;
}

/** What became of a token that was presented: renewed, unknown, or used before, which ended its family. */
export type Renewal = { grant: Grant } | { reusedFrom: Types.ObjectId | undefined };

export interface RefreshFamiliesOptions {
  families: RefreshFamilyModel;
  graceSeconds: number;
  now: () => Date;
}

/**
 * Refresh tokens with rotation and reuse detection (RFC 9700, 4.14.2), decided by the database in one atomic write each, so
 * that it holds across replicas. Presenting a token of the present generation begins the next one; presenting one of the
 * generation just before, within the grace, adds a sibling to the present one. Anything else is reuse.
 */
export class RefreshFamilies {
  private readonly families: RefreshFamilyModel;

  constructor(private readonly options: RefreshFamiliesOptions) {
    this.families = options.families;
  }

  /** Begins a family: a device signs in. */
  async begin(userId: string): Promise<Grant> {
    const token = newFamilyToken();
    const hashes = hashesOf(token);
    const createdAt = this.options.now();
    const family: RefreshFamilyFields = {
      _id: hashes.family,
      userId: new Types.ObjectId(userId),
      current: [hashes.token],
      previous: [],
      createdAt,
      expiresAt: new Date(createdAt.getTime() + UNUSED_MS),
    };
    await insertDocument(new this.families(family));
    return { token, userId: family.userId, expiresAt: family.expiresAt };
  }

  /**
   * Gives a new token for an old one.
   *
   * @throws TooManyRequestsError when the present generation is full
   */
  async renew(token: RefreshToken): Promise<Renewal> {
    const next = nextToken(token);
    // A token that is replaced between the two writes is found by the second: it only ever moves from current to previous.
    const family = (await this.rotate(token, next)) ?? (await this.addSibling(token, next));
    if (family) return { grant: { token: next, userId: family.userId, expiresAt: family.expiresAt } };
    if (await this.families.exists(this.replacedJustNow(token))) {
      throw new TooManyRequestsError(Math.max(this.options.graceSeconds, 1));
    }
    const ended = await this.families.findOneAndDelete({ _id: hashesOf(token).family }).lean();
    return { reusedFrom: ended?.userId };
  }

  /** Whose device a token is for, whether it may be renewed or not. */
  async ownerOf(token: RefreshToken): Promise<Types.ObjectId | undefined> {
    const family = await this.families.findById(hashesOf(token).family, { userId: 1 }).lean();
    return family?.userId;
  }

  /** Ends the family of a token: a device signs out. */
  async end(token: RefreshToken): Promise<void> {
    await this.families.deleteOne({ _id: hashesOf(token).family });
  }

  /** Ends all families of a user. */
  async endAll(userId: string | Types.ObjectId): Promise<void> {
    await this.families.deleteMany({ userId });
  }

  private rotate(token: RefreshToken, next: RefreshToken): Promise<RefreshFamilyFields | null> {
    const now = this.options.now();
    const hashes = hashesOf(token);
    const generation = {
      previous: '$current',
      current: [hashesOf(next).token],
      replacedAt: now,
      expiresAt: { $min: [new Date(now.getTime() + UNUSED_MS), { $add: ['$createdAt', ALTOGETHER_MS] }] },
    };
    const present = { _id: hashes.family, current: hashes.token, expiresAt: { $gt: now } };
    return this.families.findOneAndUpdate(present, [{ $set: generation }], { returnDocument: 'after' }).lean();
  }

  private addSibling(token: RefreshToken, next: RefreshToken): Promise<RefreshFamilyFields | null> {
    const hasRoom = { [`current.${GENERATION_SIZE - 1}`]: { $exists: false } };
    return this.families
      .findOneAndUpdate({ ...this.replacedJustNow(token), ...hasRoom }, { $push: { current: hashesOf(next).token } })
      .lean();
  }

  private replacedJustNow(token: RefreshToken) {
    const now = this.options.now();
    const graceBegan = new Date(now.getTime() - this.options.graceSeconds * 1000);
    const hashes = hashesOf(token);
    return {
      _id: hashes.family,
      previous: hashes.token,
      replacedAt: { $gt: graceBegan },
      expiresAt: { $gt: now },
    };
  }
}
