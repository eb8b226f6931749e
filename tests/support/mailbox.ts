import axios from 'axios';
import type { Stack } from './stack';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  receivedAt: string;
}

/** The mails that the stand-in for SendGrid took, newest first. */
export async function allMails(stack: Stack): Promise<Mail[]> {
  return (await axios.get<Mail[]>(`${stack.process('sendgrid').url}/messages`)).data;
}

/** Those of one person. */
export async function mailsTo(stack: Stack, email: string): Promise<Mail[]> {
  return (await allMails(stack)).filter(({ to }) => to === email);
}
