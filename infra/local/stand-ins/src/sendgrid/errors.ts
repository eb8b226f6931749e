/** One error as SendGrid's v3 API reports it. */
export interface MailError {
  readonly message: string;
  readonly field: string | null;
  readonly help: string | null;
}

export class SendGridError extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly MailError[],
  ) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'SendGridError';
  }
}

export function refusal(status: number, message: string, field: string | null = null): SendGridError {
  return new SendGridError(status, [{ message, field, help: null }]);
}

/** SendGrid's documentation of a field: `personalizations.0.to` is `message.personalizations.to` there. */
export function helpOf(path: readonly string[]): string {
  const field = path.filter((step) => !/^\d+$/.test(step)).join('.');
  return `http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.${field}`;
}
