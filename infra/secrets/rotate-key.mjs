import { randomBytes } from 'node:crypto';

/**
 * A key is changed in three roll-outs, so that no service ever signs with a key that another does not accept: first all
 * accept the new one, then all sign with it, then the old one is removed.
 */
export const ROTATION_STEPS = ['introduce', 'switch', 'retire'];

/**
 * @param secret the Secret of the key
 * @param name the variable of the key
 * @param step one of ROTATION_STEPS
 * @returns the Secret after the step
 * @throws Error if the step is not the next one
 */
export function rotateKey(secret, name, step) {
  const previous = `${name}_PREVIOUS`;
  const { [name]: key, [previous]: other } = secret;
  switch (step) {
    case 'introduce':
      if (other) throw new Error(`A change of ${name} is under way: switch or retire is the next step.`);
      return { [name]: key, [previous]: `s${randomBytes(24).toString('hex')}` };
    case 'switch':
      if (!other) throw new Error(`There is no other ${name} to switch to: introduce one first.`);
      return { [name]: other, [previous]: key };
    case 'retire':
      if (!other) throw new Error(`There is no other ${name} to retire.`);
      return { [name]: key };
  }
}
