import type { AuthConfig } from '../config';
import type { AttemptCountModel } from '../models/attempt-count';
import { SignInThrottle } from './sign-in-throttle';
import { SignUpThrottle } from './sign-up-throttle';
import { WindowCounter } from './window-counter';

const MINUTE_MS = 60 * 1000;
const SIGN_IN_WINDOW_MS = 10 * MINUTE_MS;
const SIGN_UP_WINDOW_MS = 60 * MINUTE_MS;

/** The throttles with the limits of the configuration. */
export function throttles(config: AuthConfig, counts: AttemptCountModel, now: () => Date) {
  const signInLimits = {
    perAccount: config.SIGNIN_FAILURES_PER_ACCOUNT,
    perAddress: config.SIGNIN_FAILURES_PER_ADDRESS,
  };
  const counter = (windowMs: number) => new WindowCounter({ counts, windowMs, now });
  return {
    signIns: new SignInThrottle(counter(SIGN_IN_WINDOW_MS), signInLimits, now),
    signUps: new SignUpThrottle({ counter: counter(SIGN_UP_WINDOW_MS), perAddress: config.SIGNUPS_PER_ADDRESS, now }),
  };
}
