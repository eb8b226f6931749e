import { Client } from '@sendgrid/client';
import { MailService } from '@sendgrid/mail';
import { UnavailableError } from '@ticketing/common';
import type { Logger } from 'pino';
import type { Mail } from '../mails/mail';

/** Sends a mail, and resolves once SendGrid has accepted it. */
export type Mailer = (mail: Mail) => Promise<void>;

interface Options {
  apiKey: string;
  /** By default the address of SendGrid. */
  apiUrl?: string | undefined;
  from: string;
  logger: Logger;
}

/** SendGrid refuses this mail permanently. */
export class MailRefusedError extends Error {
  override name = 'MailRefusedError';
}

const TIMEOUT_MS = 8_000;
/** Answers that concern the mail itself. All others are temporary. */
const REFUSALS = new Set<unknown>([400, 413]);
/** The key or the sender is not accepted: an operator has to act. */
const NOT_ALLOWED = new Set<unknown>([401, 403]);

/**
 * Creates a mailer that sends by SendGrid. It throws a MailRefusedError for a mail that is refused permanently, and an
 * UnavailableError when the mail can be tried again.
 */
export function sendGridMailer({ apiKey, apiUrl, from, logger }: Options): Mailer {
  const client = new Client();
  const service = new MailService();
  service.setClient(client);
  service.setApiKey(apiKey);
  service.setTimeout(TIMEOUT_MS);
  if (apiUrl !== undefined) client.setDefaultRequest('baseUrl', apiUrl);
  return async (mail) => {
    try {
      await service.send({ ...mail, from });
    } catch (error) {
      const status = statusOf(error);
      if (NOT_ALLOWED.has(status))
        logger.error({ status, reason: reasonOf(error) }, 'SendGrid does not accept the key or the sender');
      throw classify(error, status);
    }
  };
}

function classify(error: unknown, status: number | string | undefined): unknown {
  if (REFUSALS.has(status)) return new MailRefusedError(`SendGrid refuses the mail: ${reasonOf(error)}`);
  // Without the code of an answer or of the network, the library has rejected the mail.
  return status === undefined ? error : new UnavailableError(`SendGrid did not take the mail (${status})`, error);
}

/** The status of SendGrid's answer, or the error code of the network. */
function statusOf(error: unknown): number | string | undefined {
  return (error as { code?: number | string }).code;
}

function reasonOf(error: unknown): string {
  const { response } = error as { response?: { body?: { errors?: { message?: string; field?: string }[] } } };
  const reasons = response?.body?.errors?.map(({ message, field }) => (field ? `${message} (${field})` : `${message}`));
  return reasons?.join('; ') ?? String(error);
}
