/** What was found out about one kind of record: what ends its life. */
export interface Finding {
  what: string;
  /** How many there are, and what ends them. */
  found: string;
  /** Why they would pile up; undefined when they do not. */
  wrong: string | undefined;
}
