import { allMails } from '@ticketing/test-driver/mailbox';
import type { Stack } from '@ticketing/test-driver/stack';
import type { Sampler } from '../sampling/sampler';
import { checkLists } from './bounded-lists';
import { checkDocuments } from './expiring-documents';
import { checkKeys } from './expiring-keys';
import type { Finding } from './finding';

const KEPT_MAILS = 10_000;

/** What half an hour can't show: that what is kept for a day or a month is forgotten then, and where each limit stands. */
export async function checkRecords(stack: Stack, { mongo, redis }: Sampler): Promise<Finding[]> {
  return [
    ...(await checkDocuments(mongo)),
    ...(await checkKeys(redis)),
    ...(await checkLists(mongo)),
    await checkMails(stack),
  ];
}

async function checkMails(stack: Stack): Promise<Finding> {
  const { length } = await allMails(stack);
  const wrong = length > KEPT_MAILS ? `more than ${KEPT_MAILS} are kept` : undefined;
  return { what: 'mails of the stand-in', found: `${length}, limit ${KEPT_MAILS}`, wrong };
}
