import { html } from './html';
import { oneLine, type Mail } from './mail';

/** The content of a mail: an opening sentence, named facts, a closing sentence, and a link. */
export interface Message {
  to: string;
  subject: string;
  opening: string;
  facts: [name: string, value: string][];
  closing: string;
  link?: Link | undefined;
}

/** A page of the shop. */
export interface Link {
  text: string;
  url: string;
}

const SHOP = 'Ticketing';

/** The colours and fonts of the client's `globals.css`. Mail programs support only inline styles. */
const STYLE = {
  page: 'margin:0;padding:24px 12px;background:#f5f5f2;color:#16161a',
  font: "font-family:Figtree,system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
  card: 'max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d9d9d2;border-radius:16px',
  shop: 'margin:0 0 24px;font-size:18px;font-weight:700;letter-spacing:-0.02em',
  mark: 'padding:6px 12px;border-radius:8px;background:#ffc42e;color:#191300',
  text: 'margin:0 0 20px;font-size:16px;line-height:1.5',
  closing: 'margin:0;color:#57575f;font-size:14px;line-height:1.5',
  facts: 'width:100%;margin:0 0 20px;border-collapse:collapse;font-size:16px;line-height:1.4',
  name: 'padding:8px 16px 8px 0;border-top:1px solid #d9d9d2;color:#57575f;font-weight:400;vertical-align:top',
  value: 'padding:8px 0;border-top:1px solid #d9d9d2;word-break:break-word',
  button: 'display:inline-block;padding:12px 20px;border-radius:10px;background:#ffc42e;color:#191300',
  buttonText: 'font-size:16px;font-weight:600;text-decoration:none',
} as const;

/** Writes a message as a mail, with the same content as text and as HTML. */
export function compose({ to, subject, opening, facts, closing, link }: Message): Mail {
  const lines = facts.map(([name, value]) => `${name}: ${oneLine(value)}`);
  const links = link ? [`${link.text}: ${link.url}`, ''] : [];
  return {
    to,
    subject: oneLine(subject),
    text: [opening, '', ...lines, '', ...links, closing, ''].join('\n'),
    html: toHtml({ opening, facts, closing, link }),
  };
}

function toHtml({ opening, facts, closing, link }: Pick<Message, 'opening' | 'facts' | 'closing' | 'link'>): string {
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <th align="left" style="${STYLE.name}">${name}</th>
        <td dir="auto" style="${STYLE.value}">${value}</td>
      </tr>`,
  );
  const button = link
    ? html`<p style="${STYLE.text}">
        <a href="${link.url}" style="${STYLE.button};${STYLE.buttonText}">${link.text}</a>
      </p>`
    : '';
  return html`<div lang="en" style="${STYLE.page};${STYLE.font}">
    <div style="${STYLE.card}">
      <p style="${STYLE.shop}">
        <span style="${STYLE.mark}">${SHOP}</span>
      </p>
      <p style="${STYLE.text}">${opening}</p>
      <table style="${STYLE.facts}">
        ${rows}
      </table>
      ${button}
      <p style="${STYLE.closing}">${closing}</p>
    </div>
  </div>`.source;
}
