import { Client } from '@sendgrid/client';
import { MailService } from '@sendgrid/mail';
import { UnavailableError } from '@ticketing/common';
import type { Logger } from 'pino';
import type { Mail } from '../mails/mail';

/** Sends a mail; resolves once SendGrid has taken it. */
export type Mailer = (mail: Mail) => Promise<void>;

export interface MailerOptions {
  apiKey: string;
  /** SendGrid's own unless given. */
  apiUrl?: string | undefined;
  from: string;
  logger: Logger;
}

/** SendGrid refuses this mail, and would again. */
export class MailRefusedError extends Error {
  override name = 'MailRefusedError';
}

const TIMEOUT_MS = 8_000;
/** The mail itself is bad. Whatever else SendGrid answers is about us or about it, and passes. */
const REFUSALS = new Set<unknown>([400, 413]);
/** Our key or our sender is not accepted: somebody has to do something. */
const NOT_ALLOWED = new Set<unknown>([401, 403]);

/**
 * Makes what sends mails by SendGrid. It throws a MailRefusedError for a mail that will never be taken, and an
 * UnavailableError where trying again makes sense.
 */
export function sendGridMailer({ apiKey, apiUrl, from, logger }: MailerOptions): Mailer {
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
      if (NOT_ALLOWED.has(status)) logger.error({ status, reason: reasonOf(error) }, 'SendGrid does not let us send');
      throw classify(error, status);
    }
  };
}

function classify(error: unknown, status: number | string | undefined): unknown {
  if (REFUSALS.has(status)) return new MailRefusedError(`SendGrid refuses the mail: ${reasonOf(error)}`);
  // Without a status or a network's code, it is the library that cannot make a mail of this.
  return status === undefined ? error : new UnavailableError(`SendGrid did not take the mail (${status})`, error);
}

/** The status of SendGrid's answer, or the network's code where there was none. */
function statusOf(error: unknown): number | string | undefined {
  return (error as { code?: number | string }).code;
}

function reasonOf(error: unknown): string {
  const { response } = error as { response?: { body?: { errors?: { message?: string; field?: string }[] } } };
  const reasons = response?.body?.errors?.map(({ message, field }) => (field ? `${message} (${field})` : `${message}`));
  return reasons?.join('; ') ?? String(error);
}
