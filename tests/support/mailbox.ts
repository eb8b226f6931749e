import { waitFor } from '@ticketing/common/testing';
import axios from 'axios';

/** A running system, of which the stand-in for SendGrid is asked. */
type Mailbox = { process: (name: 'sendgrid') => { url: string } };

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  receivedAt: string;
}

/** The mails that the stand-in for SendGrid took, newest first. */
export async function allMails(stack: Mailbox): Promise<Mail[]> {
  return (await axios.get<Mail[]>(`${stack.process('sendgrid').url}/messages`)).data;
}

/** Those of one person. */
export async function mailsTo(stack: Mailbox, email: string): Promise<Mail[]> {
  return (await axios.get<Mail[]>(`${stack.process('sendgrid').url}/messages`, { params: { to: email } })).data;
}

/** Whether a mail is about an order, and not about an account. */
export const isAboutOrder = ({ text }: Mail): boolean => text.includes('Order number: ');

/** The mails to one person about orders. */
export const orderMailsTo = async (stack: Mailbox, email: string): Promise<Mail[]> =>
  (await mailsTo(stack, email)).filter(isAboutOrder);

/**
 * The token of the link to a page in the latest mail to a person, once there is one.
 *
 * @param after the mails up to this one are left out
 */
export async function tokenInMail(stack: Mailbox, email: string, page: string, after?: Mail): Promise<string> {
  return waitFor(
    async () => {
      for (const { id, text } of await mailsTo(stack, email)) {
        if (id === after?.id) return undefined;
        const token = new RegExp(`${page}\\?token=([\\w.-]+)`).exec(text)?.[1];
        if (token !== undefined) return token;
      }
      return undefined;
    },
    { what: `a mail with a link to ${page}`, within: 30_000 },
  );
}
