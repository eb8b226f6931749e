/** An event that no further try will get through; the cause says why. */
export class UnhandleableEventError extends Error {
  override name = 'UnhandleableEventError';

  /** @param attempts how often it was tried */
  constructor(
    cause: unknown,
    readonly attempts: number,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
