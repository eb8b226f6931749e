import type { ErrorRequestHandler } from 'express';

export interface ErrorAnswer {
  readonly status: number;
  readonly body: object;
}

/** The status that body-parser assigns to an unreadable body, or undefined for any other error. */
export function statusOfUnreadableBody(error: unknown): number | undefined {
  const exposed = error instanceof Error && 'expose' in error && error.expose === true;
  return exposed && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/** Responds to errors in the shape of the real API. An error that `toAnswer` does not know is a defect and is logged. */
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
