import type { KeyObject } from 'node:crypto';
import type { ServiceContext } from '@ticketing/common';
import type { Router } from 'express';
import { receiveMailEvents, type MailEventsDependencies } from './receive-mail-events';

type Dependencies = Omit<MailEventsDependencies, 'keys'> & Pick<ServiceContext, 'logger'>;

/** Every route of confirmation, which reads the raw body. @param keys of SendGrid's; without any there is no route */
export function rawRouters(keys: KeyObject[], { logger, ...dependencies }: Dependencies): Router[] {
  if (keys.length > 0) return [receiveMailEvents({ ...dependencies, keys })];
  logger.info('without SENDGRID_WEBHOOK_KEY: undelivered mails are not noticed');
  return [];
}
