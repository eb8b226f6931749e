import { randomBytes } from 'node:crypto';

/**
 * A key is changed in three roll-outs, so that no service ever signs with a key that another does not accept: first all
 * accept the new one, then all sign with it, then the old one is removed.
 */
export const ROTATION_STEPS = ['introduce', 'switch', 'retire'];

/** @throws Error if the step is not the next one */
export function rotateJwtKey({ JWT_KEY: key, JWT_KEY_PREVIOUS: other }, step) {
  switch (step) {
    case 'introduce':
      if (other) throw new Error('A change of the key is under way: switch or retire is the next step.');
      return { JWT_KEY: key, JWT_KEY_PREVIOUS: `s${randomBytes(24).toString('hex')}` };
    case 'switch':
      if (!other) throw new Error('There is no other key to switch to: introduce one first.');
      return { JWT_KEY: other, JWT_KEY_PREVIOUS: key };
    case 'retire':
      if (!other) throw new Error('There is no other key to retire.');
      return { JWT_KEY: key };
    default:
      throw new Error(`The steps are ${ROTATION_STEPS.join(', ')}.`);
  }
}
