import { html } from './html';
import { oneLine, type Mail } from './mail';

/** What a mail says: a greeting sentence, facts by name, and a closing sentence. */
export interface Message {
  to: string;
  subject: string;
  opening: string;
  facts: [name: string, value: string][];
  closing: string;
}

/** Writes a message as a mail, as text and as HTML of the same words. */
export function compose({ to, subject, opening, facts, closing }: Message): Mail {
  const lines = facts.map(([name, value]) => `${name}: ${oneLine(value)}`);
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <th align="left">${name}</th>
        <td>${value}</td>
      </tr>`,
  );
  return {
    to,
    subject: oneLine(subject),
    text: [opening, '', ...lines, '', closing, ''].join('\n'),
    html: [html`<p>${opening}</p>`, '<table cellpadding="4">', ...rows, '</table>', html`<p>${closing}</p>`].join('\n'),
  };
}
