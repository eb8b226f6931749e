import type { Context } from '../context';
import type { Figure } from '../figures/figure';

/** Something that is measured. */
export interface Case {
  title: string;
  run: (context: Context) => Promise<Figure[]>;
}
