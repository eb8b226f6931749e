import { escapeHtml, timeElement } from './html';
import type { Mail } from './mailbox';
import { SHOP, type Page } from './page';

const BACK = '<nav><a href="../mailbox">All mails</a></nav>';

/** A mail's HTML is sandboxed: no scripts, no access to this page, and links open in new tabs. */
function frame(html: string): string {
  const document = `<!doctype html><base target="_blank">${html}`;
  const rights = 'allow-popups allow-popups-to-escape-sandbox';
  return `<iframe title="The mail" sandbox="${rights}" srcdoc="${escapeHtml(document)}"></iframe>`;
}

export function mailPage({ subject, from, to, receivedAt, text, html }: Mail): Page {
  const plain = `<pre class="card">${escapeHtml(text)}</pre>`;
  const rendered = `${frame(html)}<details><summary>As plain text</summary>${plain}</details>`;
  return {
    title: subject,
    inlineStyles: true,
    body: `<header>${SHOP}${BACK}<h1>${escapeHtml(subject)}</h1>
<dl><dt>From</dt><dd>${escapeHtml(from)}</dd><dt>To</dt><dd>${escapeHtml(to)}</dd>
<dt>Received</dt><dd>${timeElement(receivedAt)}</dd></dl></header>
<main>${html ? rendered : plain}</main>`,
  };
}

export function noSuchMailPage(): Page {
  return {
    title: 'No such mail',
    body: `<header>${SHOP}${BACK}<h1>No such mail</h1><p>It was never here, or it was one of the oldest.</p></header>`,
  };
}
