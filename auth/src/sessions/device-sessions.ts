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
import type { UserModel } from '../models/user';
import { presentUser } from '../presenters/present-user';
import type { Grant, RefreshFamilies } from './refresh-families';
import type { RefreshToken } from './refresh-token';
import type { TokenCookies } from './token-cookies';

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
   * @throws RevokedAccountError when the user has been revoked
   */
  async open(req: Request, res: Response, user: SessionUser): Promise<void> {
    const { families, cookies } = this.dependencies;
    const grant = await families.start(user.id);
    // Read after the family is stored: a simultaneous revocation either ends the family, or is seen here.
    if (!(await this.findActiveUser(grant.userId))) {
      await families.end(grant.token);
      throw new RevokedAccountError();
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

  /** Signs a device out, also when it is not signed in. */
  async close(req: Request, res: Response): Promise<void> {
    const token = this.dependencies.cookies.read(req);
    if (token) await this.dependencies.families.end(token);
    this.dependencies.cookies.clear(req, res);
  }

  private async renew(token: RefreshToken): Promise<Grant | undefined> {
    const renewal = await this.dependencies.families.renew(token);
    if ('grant' in renewal) return renewal.grant;
    const { reusedFrom: userId } = renewal;
    if (userId) this.dependencies.logger.warn({ userId }, 'a refresh token was used again; its family has been ended');
    return undefined;
  }

  private async findActiveUser(id: Types.ObjectId): Promise<SessionUser | undefined> {
    const user = await this.dependencies.users.findOne({ _id: id, revoked: false }, { email: 1 }).lean();
    return user ? presentUser(user) : undefined;
  }

  private write(req: Request, res: Response, user: SessionUser, { token, expiresAt }: Grant): void {
    const jwt = signSession(user, this.dependencies.keys);
    this.dependencies.cookies.write(req, res, { jwt, refresh: token, expiresAt });
  }
}
