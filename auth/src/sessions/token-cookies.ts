import { requireSecureRequest, sessionCookie } from '@ticketing/common';
import type { Request, RequestHandler, Response } from 'express';
import { isRefreshToken, type RefreshToken } from './refresh-token';

const REFRESH = 'refresh';
const REFRESH_COOKIE = /(?:^|;\s*)refresh=([^;]*)/;

/** The cookies of a signed-in device: `session`, which every service reads, and `refresh`, which only this service reads. */
export class TokenCookies {
  private readonly attributes;
  private readonly prepareSession: RequestHandler;

  /** @param secure whether they are sent over TLS only */
  constructor(
    secure: boolean,
    private readonly now: () => Date,
  ) {
    this.prepareSession = sessionCookie(secure);
    this.attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  }

  /** @returns the refresh token; undefined when there is none, or a malformed one */
  read(req: Request): RefreshToken | undefined {
    const value = REFRESH_COOKIE.exec(req.headers.cookie ?? '')?.[1]?.trim();
    return value !== undefined && isRefreshToken(value) ? value : undefined;
  }

  /**
   * Checks that an answer can set them.
   *
   * @throws InsecureRequestError when they are Secure and the request does not count as https
   */
  requireCarriable(req: Request): void {
    if (this.attributes.secure) requireSecureRequest(req);
  }

  write(req: Request, res: Response, tokens: { jwt: string; refresh: RefreshToken; expiresAt: Date }): void {
    this.setSession(req, res, { jwt: tokens.jwt });
    const seconds = Math.ceil((tokens.expiresAt.getTime() - this.now().getTime()) / 1000);
    res.cookie(REFRESH, tokens.refresh, { ...this.attributes, maxAge: seconds * 1000 });
  }

  clear(req: Request, res: Response): void {
    this.setSession(req, res, null);
    res.clearCookie(REFRESH, this.attributes);
  }

  /** Sets the session alone. `cookie-session` writes its cookie from `req.session` when the answer is sent. */
  setSession(req: Request, res: Response, session: { jwt: string } | null): void {
    this.requireCarriable(req);
    void this.prepareSession(req, res, () => undefined);
    Object.assign(req, { session });
  }
}
