/** For how long a refresh token is good after its successor was made. */
const GRACE_MS = 10_000;

/**
 * Whether somebody's refresh may be refused, as far as one can tell outside. A try whose answer got lost may have replaced
 * the token, which is good for the grace from then on. And it may reach the service late, when its token has been replaced
 * twice: then it looks stolen, and the device is signed out.
 */
export class RefreshUncertainty {
  private since: number | undefined;

  /** Signed in anew: whatever is still under way concerns a token of another family. */
  begin(): void {
    this.since = undefined;
  }

  /** @param askedAt when the refresh was sent of which nobody knows what became */
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
