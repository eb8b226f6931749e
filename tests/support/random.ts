import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random choices that a seed repeats. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** A number from 0 up to 1, not included. */
  fraction(): number;
  /** True with a probability, from 0 to 1. */
  chance(share: number): boolean;
  pick<T>(things: readonly T[]): T;
  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Partial<Record<Name, number>>): Name;
  /** Another source, so that the choices of one do not change those of the other. */
  fork(): Random;
}

const FINEST = 1_000_000;

export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const integer = (min: number, max: number) => uniformInt(generator, min, max);
  const fraction = () => integer(0, FINEST - 1) / FINEST;
  return {
    integer,
    fraction,
    chance: (share) => fraction() < share,
    pick: (things) => found(things[integer(0, things.length - 1)]),
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = integer(0, entries.reduce((sum, [, weight]) => sum + weight, 0) - 1);
      return found(entries.find(([, weight]) => (left -= weight) < 0))[0];
    },
    fork: () => randomFrom(integer(0, 0x7fffffff)),
  };
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('There is nothing to choose from');
  return thing;
}
