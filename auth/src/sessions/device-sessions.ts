import {
  NotAuthenticatedError,
  NotFoundError,
  requireOwner,
  sessionUser,
  signSession,
  type ServiceContext,
  type SessionKeys,
  type SessionUser,
} from '@ticketing/common';
import type { Device } from '@ticketing/common/contracts';
import type { Request, RequestHandler, Response } from 'express';
import type { Types } from 'mongoose';
import { InvalidCredentialsError } from '../models/invalid-credentials-error';
import { RevokedAccountError } from '../models/revoked-account-error';
import type { UserDocument, UserModel } from '../models/user';
import { presentDevice } from '../presenters/present-device';
import { presentSessionUser } from '../presenters/present-user';
import { describeDevice } from './describe-device';
import type { Grant, RefreshFamilies } from './refresh-families';
import type { RefreshToken } from './refresh-token';
import type { TokenCookies } from './token-cookies';

/** What is read of an account for its sessions. */
const sessionFields = { email: 1, verified: 1, administrator: 1, sessionEpoch: 1 } as const;
type Account = Pick<UserDocument, '_id' | keyof typeof sessionFields>;

interface Dependencies {
  users: UserModel;
  families: RefreshFamilies;
  cookies: TokenCookies;
  keys: SessionKeys;
  logger: ServiceContext['logger'];
}

/** Signs devices in and out. A signed-in device has a short session, renewed by a refresh token. */
export class DeviceSessions {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * Middleware that passes on an InsecureRequestError when the answer cannot set the cookies. It comes first in a route, so
   * that no account or token is made for an answer without cookies.
   */
  readonly requireCarriable: RequestHandler = (req, _res, next) => {
    this.dependencies.cookies.requireCarriable(req);
    next();
  };

  /**
   * Signs a device in.
   *
   * @param user as read with the password that was checked
   * @throws RevokedAccountError when the user has been revoked
   * @throws InvalidCredentialsError when the password has been changed meanwhile
   */
  async open(req: Request, res: Response, { _id, sessionEpoch }: Account): Promise<void> {
    const { families, cookies } = this.dependencies;
    const grant = await families.start(_id, sessionEpoch, describeDevice(req.get('User-Agent')));
    // Read after the family is stored: a simultaneous revocation either ends the family, or is seen here.
    const user = await this.findActiveUser(grant.userId);
    if (user?.sessionEpoch !== sessionEpoch) {
      await families.end(grant.token);
      throw user ? new InvalidCredentialsError() : new RevokedAccountError();
    }
    const replaced = cookies.read(req);
    // Once the cookie is replaced, the device's former tokens can't be signed out any more.
    if (replaced) await families.end(replaced);
    this.write(req, res, user, grant);
  }

  /**
   * Renews a device's tokens.
   *
   * @throws NotAuthenticatedError when its refresh token is not valid any more; the cookies are cleared
   */
  async refresh(req: Request, res: Response): Promise<SessionUser> {
    const { families, cookies } = this.dependencies;
    const token = cookies.read(req);
    // Read before the token is replaced: after an outage in between, the same token can be used again.
    const owner = token && (await families.ownerOf(token));
    const user = owner && (await this.findActiveUser(owner.userId));
    const grant = token && (await this.renew(token, describeDevice(req.get('User-Agent'))));
    if (grant && user && owner?.epoch === user.sessionEpoch) {
      this.write(req, res, user, grant);
      return presentSessionUser(user);
    }
    if (grant) await (user ? families.end(grant.token) : families.endAll(grant.userId));
    cookies.clear(req, res);
    throw new NotAuthenticatedError();
  }

  /** Signs a device out, also when it is not signed in. */
  async close(req: Request, res: Response): Promise<void> {
    const token = this.dependencies.cookies.read(req);
    if (token) await this.dependencies.families.end(token);
    this.dependencies.cookies.clear(req, res);
  }

  /** Shows a change of the account in this device's session, if it is the account's. It signs no device in. */
  showChange(req: Request, res: Response, user: Account): void {
    if (req.currentUser?.id === user._id.toHexString()) this.dependencies.cookies.setSession(req, res, this.sign(user));
  }

  /**
   * Ends the sessions of an account's earlier epochs after the epoch was raised, which made them invalid.
   *
   * @param req of the device that stays signed in, if any does
   */
  async endOthers({ _id, sessionEpoch }: Account, req?: Request): Promise<void> {
    const { families, cookies } = this.dependencies;
    const token = req && cookies.read(req);
    if (token) await families.keep(token, _id, sessionEpoch);
    await families.endBefore(_id, sessionEpoch);
  }

  /** The devices that a user is signed in on. */
  async list(req: Request, userId: string): Promise<Device[]> {
    const user = await this.findActiveUser(userId);
    if (!user) throw new NotAuthenticatedError();
    const { families, cookies } = this.dependencies;
    const token = cookies.read(req);
    const found = await families.devicesOf(userId, user.sessionEpoch);
    return found.map((family) => presentDevice(family, families.isOf(token, family)));
  }

  /**
   * Signs one of the user's devices out; this one, too, if it is meant.
   *
   * @throws NotFoundError, ForbiddenError when there is no such device, or it is another user's
   */
  async endDevice(req: Request, res: Response, deviceId: string): Promise<void> {
    const { families, cookies } = this.dependencies;
    const family = await families.findDevice(deviceId);
    if (!family) throw new NotFoundError();
    requireOwner({ userId: family.userId.toHexString() }, sessionUser(req));
    await families.endDevice(deviceId);
    if (families.isOf(cookies.read(req), family)) cookies.clear(req, res);
  }

  /** Signs the user's other devices out. */
  async endOtherDevices(req: Request): Promise<void> {
    const { families, cookies } = this.dependencies;
    await families.endAllBut(cookies.read(req), sessionUser(req).id);
  }

  private async renew(token: RefreshToken, device: string): Promise<Grant | undefined> {
    const renewal = await this.dependencies.families.renew(token, device);
    if ('grant' in renewal) return renewal.grant;
    const { reusedFrom: userId } = renewal;
    if (userId) this.dependencies.logger.warn({ userId }, 'a refresh token was used again; its family has been ended');
    return undefined;
  }

  private async findActiveUser(id: string | Types.ObjectId): Promise<Account | undefined> {
    const user = await this.dependencies.users.findOne({ _id: id, revoked: false }, sessionFields);
    return user ?? undefined;
  }

  private write(req: Request, res: Response, user: Account, { token, expiresAt }: Grant): void {
    this.dependencies.cookies.write(req, res, { ...this.sign(user), refresh: token, expiresAt });
  }

  private sign(user: Account) {
    return { jwt: signSession(presentSessionUser(user), this.dependencies.keys) };
  }
}
