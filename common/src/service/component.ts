/** Something that a service is made of and that starts and stops with it: a database, the bus, a sweep. */
export interface Component {
  readonly name: string;
  /** Whether requests are served without it, so that the service is ready while it is missing; see `ServiceOptions`. */
  readonly dispensable?: boolean;
  /** Gets going. It may take as long as what it needs is away; the components after it start afterwards. */
  start(): void | Promise<void>;
  /**
   * The first step of stopping, beside the last requests: begins nothing new and finishes what is in hand. What those
   * requests need goes on until `stop`.
   */
  drain?(): Promise<void>;
  /** Finishes what is in hand and lets go of everything; also when it never got going. */
  stop(): Promise<void>;
  /** What is missing for it to work, in words. */
  missing?(): string | undefined;
}
