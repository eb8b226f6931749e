import type { AuthConfig } from '../config';
import type { AttemptCountModel } from '../models/attempt-count';
import { MailThrottle } from './mail-throttle';
import { SignInThrottle } from './sign-in-throttle';
import { SignUpThrottle } from './sign-up-throttle';
import { WindowCounter } from './window-counter';

const MINUTE_MS = 60 * 1000;
const SIGN_IN_WINDOW_MS = 10 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The throttles with the limits of the configuration. */
export function throttles(config: AuthConfig, counts: AttemptCountModel, now: () => Date) {
  const signInLimits = {
    perAccount: config.SIGNIN_FAILURES_PER_ACCOUNT,
    perAddress: config.SIGNIN_FAILURES_PER_ADDRESS,
  };
  const counter = (windowMs: number) => new WindowCounter({ counts, windowMs, now });
  return {
    /** For what holds for all counts. */
    counts: counter(HOUR_MS),
    signIns: new SignInThrottle(counter(SIGN_IN_WINDOW_MS), signInLimits, now),
    signUps: new SignUpThrottle({ counter: counter(HOUR_MS), perAddress: config.SIGNUPS_PER_ADDRESS, now }),
    mails: new MailThrottle(counter(HOUR_MS), {
      perAccount: config.MAILS_PER_ACCOUNT,
      perAddress: config.MAILS_PER_ADDRESS,
    }),
  };
}
