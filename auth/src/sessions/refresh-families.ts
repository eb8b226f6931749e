import { TooManyRequestsError } from '@ticketing/common';
import { insertDocument } from '@ticketing/common/mongo';
import { Types } from 'mongoose';
import type { RefreshFamilyFields, RefreshFamilyModel } from '../models/refresh-family';
import { hashesOf, newFamilyToken, nextToken, type RefreshToken } from './refresh-token';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNUSED_MS = 30 * DAY_MS;
const ALTOGETHER_MS = 180 * DAY_MS;
/** How many tokens a generation may have, one for each tab that refreshes at the same time. */
export const GENERATION_SIZE = 100;

/** A token for a device, and its user. */
export interface Grant {
  token: RefreshToken;
  userId: Types.ObjectId;
  expiresAt: Date;
}

/** The result of a presented token: renewed, or unknown or reused, which ended its family. */
export type Renewal = { grant: Grant } | { reusedFrom: Types.ObjectId | undefined };

interface Dependencies {
  families: RefreshFamilyModel;
  graceSeconds: number;
  now: () => Date;
}

/**
 * Refresh tokens with rotation and reuse detection (RFC 9700, 4.14.2). Each step is one atomic write, so that it holds across
 * replicas. A token of the present generation starts the next one; a token of the previous generation, within the grace,
 * adds a token to the present one. Any other token is reused.
 */
export class RefreshFamilies {
  private readonly families: RefreshFamilyModel;

  constructor(private readonly dependencies: Dependencies) {
    this.families = dependencies.families;
  }

  /**
   * Starts a family for a device that signs in.
   *
   * @param epoch of the account's sessions, as read with the password that was checked
   * @param device in words
   */
  async start(userId: string | Types.ObjectId, epoch: number, device: string): Promise<Grant> {
    const token = newFamilyToken();
    const hashes = hashesOf(token);
    const createdAt = this.dependencies.now();
    const family: RefreshFamilyFields = {
      _id: hashes.family,
      userId: new Types.ObjectId(userId),
      deviceId: new Types.ObjectId(),
      ...{ device, epoch },
      current: [hashes.token],
      previous: [],
      createdAt,
      expiresAt: new Date(createdAt.getTime() + UNUSED_MS),
    };
    await insertDocument(new this.families(family));
    return { token, userId: family.userId, expiresAt: family.expiresAt };
  }

  /**
   * Exchanges a token for a new one.
   *
   * @param device in words
   * @throws TooManyRequestsError when the present generation is full
   */
  async renew(token: RefreshToken, device: string): Promise<Renewal> {
    const next = nextToken(token);
    // A token that is replaced between the two writes is found by the second, since it moves from current to previous.
    const family = (await this.rotate(token, next, device)) ?? (await this.addSibling(token, next));
    if (family) return { grant: { token: next, userId: family.userId, expiresAt: family.expiresAt } };
    if (await this.families.exists(this.replacedJustNow(token))) {
      throw new TooManyRequestsError(Math.max(this.dependencies.graceSeconds, 1));
    }
    const ended = await this.families.findOneAndDelete({ _id: hashesOf(token).family }).lean();
    return { reusedFrom: ended?.userId };
  }

  /** The user of a token and the epoch of its family, whether it may be renewed or not. */
  async ownerOf(token: RefreshToken): Promise<{ userId: Types.ObjectId; epoch: number } | undefined> {
    const family = await this.families.findById(hashesOf(token).family, { userId: 1, epoch: 1 }).lean();
    // Families of an earlier version have no epoch.
    return family ? { userId: family.userId, epoch: family.epoch ?? 0 } : undefined;
  }

  /** Takes the family of a token into a new epoch of its user's sessions: this device stays signed in. */
  async keep(token: RefreshToken, userId: Types.ObjectId, epoch: number): Promise<void> {
    await this.families.updateOne({ _id: hashesOf(token).family, userId, ...before(epoch) }, { $set: { epoch } });
  }

  /** Ends the families of earlier epochs, which cannot be renewed any more. */
  async endBefore(userId: Types.ObjectId, epoch: number): Promise<void> {
    await this.families.deleteMany({ userId, ...before(epoch) });
  }

  /** Ends the family of a token, when a device signs out. */
  async end(token: RefreshToken): Promise<void> {
    await this.families.deleteOne({ _id: hashesOf(token).family });
  }

  /** The devices that a user is signed in on, the one that was used last first. */
  devicesOf(userId: string, epoch: number): Promise<RefreshFamilyFields[]> {
    const present = { userId, expiresAt: { $gt: this.dependencies.now() }, $nor: [before(epoch)] };
    return this.families.find(present).sort({ replacedAt: -1, createdAt: -1 }).lean();
  }

  findDevice(deviceId: string): Promise<RefreshFamilyFields | null> {
    return this.families.findOne({ deviceId }).lean();
  }

  async endDevice(deviceId: string): Promise<void> {
    await this.families.deleteOne({ deviceId });
  }

  /** Ends all families of a user, but for the one of a token. */
  async endAllBut(token: RefreshToken | undefined, userId: string): Promise<void> {
    await this.families.deleteMany({ userId, ...(token && { _id: { $ne: hashesOf(token).family } }) });
  }

  /** Whether a token is of a family. */
  isOf(token: RefreshToken | undefined, family: Pick<RefreshFamilyFields, '_id'>): boolean {
    return token !== undefined && hashesOf(token).family === family._id;
  }

  /** Ends all families of a user. */
  async endAll(userId: string | Types.ObjectId): Promise<void> {
    await this.families.deleteMany({ userId });
  }

  private rotate(token: RefreshToken, next: RefreshToken, device: string): Promise<RefreshFamilyFields | null> {
    const now = this.dependencies.now();
    const hashes = hashesOf(token);
    const generation = {
      device: { $literal: device },
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
    const now = this.dependencies.now();
    const graceStart = new Date(now.getTime() - this.dependencies.graceSeconds * 1000);
    const hashes = hashesOf(token);
    return {
      _id: hashes.family,
      previous: hashes.token,
      replacedAt: { $gt: graceStart },
      expiresAt: { $gt: now },
    };
  }
}

/** Matches families of earlier epochs, and those without one. */
const before = (epoch: number) => ({ epoch: { $not: { $gte: epoch } } });
