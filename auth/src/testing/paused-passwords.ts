import { Passwords } from '../passwords/passwords';

/** Real passwords with a pause: whoever signs in has been looked up, and the check of the password has not begun yet. */
export class PausedPasswords extends Passwords {
  private resume = () => {};
  private enter = () => {};
  private readonly resumed = new Promise<void>((resolve) => (this.resume = resolve));
  /** Fulfilled once somebody waits. */
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
