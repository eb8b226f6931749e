import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import * as mailbox from '../../support/mailbox';
import { stack } from './marketplace';

const running = {
  process: (wanted: string) => {
    const found = stack().processes.find(({ name }) => name === wanted);
    if (!found) throw new Error(`There is no ${wanted}`);
    return found;
  },
};

/** A new email to which mails can't be delivered. */
export const bouncingEmail = (): string => `bounce-${randomUUID()}@example.com`;

/** The path of the link to a page in the latest mail to a person, once there is one. */
export async function linkInMail(email: string, page: string): Promise<string> {
  return `${page}?token=${await mailbox.tokenInMail(running, email, page)}`;
}

/** Waits for a mail with a subject. */
export async function expectMail(email: string, subject: string): Promise<void> {
  const subjects = async () => (await mailbox.mailsTo(running, email)).map((mail) => mail.subject);
  await expect.poll(subjects).toContain(subject);
}
