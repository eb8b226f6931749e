import { randomBytes } from 'node:crypto';
import { json, Router, type RequestHandler } from 'express';
import { answerLate, neverAnswer, type Faults } from '../faults';
import { refusal } from './errors';
import type { Mailbox } from './mailbox';
import { parseMessage } from './message';

/** SendGrid accepts messages of up to 30 MB, including attachments. */
const MAX_SIZE = '30mb';

function authenticate(apiKey: string): RequestHandler {
  return (request, _response, next) => {
    const authorization = request.header('authorization');
    if (authorization === undefined) throw refusal(401, 'authorization required');
    if (authorization !== `Bearer ${apiKey}`) {
      throw refusal(401, 'The provided authorization grant is invalid, expired, or revoked');
    }
    next();
  };
}

const wantJson: RequestHandler = (request, _response, next) => {
  if (!request.is('application/json')) throw refusal(415, 'Content-Type should be application/json.', 'Content-Type');
  next();
};

/** `POST /v3/mail/send`: responds with 202 once the mail is in the mailbox. */
export function sendMailRouter(apiKey: string, mailbox: Mailbox, faults: Faults, now: () => Date): Router {
  const router = Router();
  const before = [authenticate(apiKey), wantJson, json({ limit: MAX_SIZE })];

  router.post('/v3/mail/send', ...before, async (request, response) => {
    const fault = faults.take(request.method);
    await answerLate(fault);
    if (fault?.kind === 'error') throw refusal(500, 'Internal Server Error (asked for by POST /faults)');

    const message = parseMessage(request.body);
    const sandbox = message.mail_settings?.sandbox_mode?.enable === true;
    if (!sandbox) mailbox.accept(message, now());
    if (fault?.kind === 'timeout-after') {
      await neverAnswer(fault, response);
      return;
    }
    response.set('X-Message-Id', randomBytes(16).toString('base64url'));
    // The sandbox only validates the message and responds with 200 instead of 202.
    response.status(sandbox ? 200 : 202).end();
  });

  return router;
}
