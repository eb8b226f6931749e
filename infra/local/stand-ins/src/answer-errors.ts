import type { ErrorRequestHandler } from 'express';

export interface ErrorAnswer {
  readonly status: number;
  readonly body: object;
}

/** The status that body-parser gives to a body that it can't read: the caller's mistake. Undefined for a defect of ours. */
export function statusOfUnreadableBody(error: unknown): number | undefined {
  const exposed = error instanceof Error && 'expose' in error && error.expose === true;
  return exposed && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/** Errors in the shape of the API that is stood in for. What `toAnswer` does not know is a defect, and goes to the log. */
export function answerErrors(
  toAnswer: (error: unknown) => ErrorAnswer | undefined,
  defect: object,
): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent || response.destroyed) {
      next(error);
      return;
    }
    const answer = toAnswer(error);
    if (!answer) console.error(error);
    response.status(answer?.status ?? 500).json(answer?.body ?? defect);
  };
}
