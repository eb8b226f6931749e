/** What was read at one moment: a number for each figure, by its name. */
export interface Sample {
  /** Seconds since the load began. */
  seconds: number;
  /** How many there had been by then. */
  purchases: number;
  figures: Record<string, number>;
}
