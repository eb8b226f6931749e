/** For how long a refresh token is good after its successor was made. */
const GRACE_MS = 10_000;

/**
 * Whether a refresh may be refused, as far as a client knows. A try whose answer got lost may have replaced the token,
 * which stays valid for the grace period. It may also reach the service late, when its token has been replaced twice: then
 * the token looks stolen, and the device is signed out.
 */
export class RefreshUncertainty {
  private since: number | undefined;

  /** After signing in: refreshes that are still under way concern a token of another family. */
  begin(): void {
    this.since = undefined;
  }

  /** @param askedAt when the refresh was sent whose outcome is unknown */
  lose(askedAt: number): void {
    this.since ??= askedAt;
  }

  /** The token has a successor; what was lost on the way to it may still arrive. */
  renew(): void {
    if (this.since !== undefined) this.since = -Infinity;
  }

  mayRefuse(at: number): boolean {
    return this.since !== undefined && at >= this.since + GRACE_MS;
  }
}
