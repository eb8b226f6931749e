import type { KeyObject } from 'node:crypto';
import { requireJson, type Bus, type Failpoint } from '@ticketing/common';
import express, { Router } from 'express';
import { readMailEvents, type MailEvent } from '../webhooks/mail-event';
import { publishMailEvent } from '../webhooks/publish-mail-event';
import { requireSigned } from '../webhooks/signature';

export interface MailEventsDependencies {
  bus: Bus;
  keys: KeyObject[];
  now: () => Date;
  failpoint: Failpoint;
}

/** SendGrid sends at most 768 kB at once. */
const MOST_BYTES = 1_048_576;

/**
 * `POST /api/confirmations/webhook`: receives SendGrid's events about mails. The answer is 200 once those about orders are
 * published; after an error SendGrid sends them again, for a day.
 */
export function receiveMailEvents({ bus, keys, now, failpoint }: MailEventsDependencies): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: MOST_BYTES });
  const publish = async (event: MailEvent) => {
    await publishMailEvent(bus, event);
    failpoint('published-not-answered');
  };
  router.post('/api/confirmations/webhook', requireJson, rawBody, async (req, res) => {
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const header = (name: string) => req.get(`X-Twilio-Email-Event-Webhook-${name}`) ?? '';
    requireSigned({ signature: header('Signature'), timestamp: header('Timestamp'), body }, keys, now());
    await Promise.all(readMailEvents(body).map(publish));
    res.json({ received: true });
  });
  return router;
}
