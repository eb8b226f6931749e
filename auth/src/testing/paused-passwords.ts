import { Passwords } from '../passwords/passwords';

/** Pauses a sign-in between the search for the account and the check of the password. */
export class PausedPasswords extends Passwords {
  private resume = () => {};
  private enter = () => {};
  private readonly resumed = new Promise<void>((resolve) => (this.resume = resolve));
  /** Fulfilled once a sign-in is paused. */
  readonly entered = new Promise<void>((resolve) => (this.enter = resolve));

  override async verify(password: string, passwordHash: string | undefined): Promise<boolean> {
    this.enter();
    await this.resumed;
    return super.verify(password, passwordHash);
  }

  release(): void {
    this.resume();
  }
}
