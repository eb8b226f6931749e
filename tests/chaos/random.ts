import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Choices that a seed repeats. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** True so often, from 0 to 1. */
  chance(share: number): boolean;
  pick<T>(things: readonly T[]): T;
  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Partial<Record<Name, number>>): Name;
  /** A source of its own for somebody else, so that what one chooses does not change what the other does. */
  fork(): Random;
}

const FINEST = 1_000_000;

export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const integer = (min: number, max: number) => uniformInt(generator, min, max);
  const pick = <T>(things: readonly T[]): T => {
    const thing = things[integer(0, things.length - 1)];
    if (thing === undefined) throw new Error('There is nothing to pick from');
    return thing;
  };
  return {
    integer,
    pick,
    chance: (share) => integer(0, FINEST - 1) < share * FINEST,
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      return pick(entries.flatMap(([name, weight]) => Array.from({ length: weight }, () => name)));
    },
    fork: () => randomFrom(integer(0, 0x7fffffff)),
  };
}
