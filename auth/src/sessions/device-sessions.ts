import {
  NotAuthenticatedError,
  signSession,
  type ServiceContext,
  type SessionKeys,
  type SessionUser,
} from '@ticketing/common';
import type { Request, RequestHandler, Response } from 'express';
import type { Types } from 'mongoose';
import { RevokedAccountError } from '../models/revoked-account-error';
import { presentUser, type UserModel } from '../models/user';
import type { Grant, RefreshFamilies } from './refresh-families';
import type { RefreshToken } from './refresh-token';
import type { TokenCookies } from './token-cookies';

export interface DeviceSessionsOptions {
  users: UserModel;
  families: RefreshFamilies;
  cookies: TokenCookies;
  keys: SessionKeys;
  logger: ServiceContext['logger'];
}

/** Signs devices in and out, and keeps them signed in: a short session, renewed by a refresh token. */
export class DeviceSessions {
  constructor(private readonly options: DeviceSessionsOptions) {}

  /**
   * Comes before whatever a route does: an account or a token that the answer can say nothing of would be half a sign-up.
   * Passes an InsecureRequestError on where the answer cannot carry the cookies.
   */
  readonly requireCarriable: RequestHandler = (req, _res, next) => {
    this.options.cookies.requireCarriable(req);
    next();
  };

  /**
   * Signs a device in.
   *
   * @throws RevokedAccountError when the user has been revoked
   */
  async open(req: Request, res: Response, user: SessionUser): Promise<void> {
    const { families, cookies } = this.options;
    const grant = await families.begin(user.id);
    // Looked up after the family began: a revocation either sees the family and ends it, or is seen here.
    if (!(await this.findActiveUser(grant.userId))) {
      await families.end(grant.token);
      throw new RevokedAccountError();
    }
    const replaced = cookies.read(req);
    // Nobody could sign the device's former tokens out once the new cookie has taken their place.
    if (replaced) await families.end(replaced);
    this.write(req, res, user, grant);
  }

  /**
   * Renews a device's tokens.
   *
   * @throws NotAuthenticatedError when its refresh token is no longer good; the cookies are cleared
   */
  async refresh(req: Request, res: Response): Promise<SessionUser> {
    const { families, cookies } = this.options;
    const token = cookies.read(req);
    // Looked up before the token is replaced: should the database go away in between, the same token can come again.
    const userId = token && (await families.ownerOf(token));
    const user = userId && (await this.findActiveUser(userId));
    const grant = token && (await this.renew(token));
    if (user && grant) {
      this.write(req, res, user, grant);
      return user;
    }
    if (grant) await families.endAll(grant.userId);
    cookies.clear(req, res);
    throw new NotAuthenticatedError();
  }

  /** Signs a device out; also one that was not signed in. */
  async close(req: Request, res: Response): Promise<void> {
    const token = this.options.cookies.read(req);
    if (token) await this.options.families.end(token);
    this.options.cookies.clear(req, res);
  }

  private async renew(token: RefreshToken): Promise<Grant | undefined> {
    const renewal = await this.options.families.renew(token);
    if ('grant' in renewal) return renewal.grant;
    const { reusedFrom: userId } = renewal;
    if (userId) this.options.logger.warn({ userId }, 'a refresh token was used again; its family has been ended');
    return undefined;
  }

  private async findActiveUser(id: Types.ObjectId): Promise<SessionUser | undefined> {
    const user = await this.options.users.findOne({ _id: id, revoked: false }, { email: 1 }).lean();
    return user ? presentUser(user) : undefined;
  }

  private write(req: Request, res: Response, user: SessionUser, { token, expiresAt }: Grant): void {
    const jwt = signSession(user, this.options.keys);
    this.options.cookies.write(req, res, { jwt, refresh: token, expiresAt });
  }
}
