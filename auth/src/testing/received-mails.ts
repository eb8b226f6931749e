import { mailTokenKey, mailTokenOf, userMailDue, type UserMailKind } from '@ticketing/common';
import { TEST_MAIL_TOKEN_KEY, type RecordingBus } from '@ticketing/common/testing';

const key = mailTokenKey(TEST_MAIL_TOKEN_KEY);

/** The mails of one kind that are due to an email, in order. */
export const mailsTo = (bus: RecordingBus, email: string, kind: UserMailKind) =>
  bus
    .published(userMailDue)
    .map(({ data }) => data)
    .filter((mail) => mail.email === email && mail.kind === kind);

/** The token in the latest mail of one kind to an email, once the mail is due. */
export async function tokenTo(bus: RecordingBus, email: string, kind: UserMailKind): Promise<string> {
  await bus.waitForPublished(userMailDue, (mail) => mail.email === email && mail.kind === kind);
  return mailTokenOf(mailsTo(bus, email, kind).at(-1)?.requestId ?? '', key);
}
