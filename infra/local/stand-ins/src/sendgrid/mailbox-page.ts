import { escapeHtml, timeElement } from './html';
import type { Mail } from './mailbox';
import { SHOP, type Page } from './page';

const SHOWN = 200;

/** Adds new mails at the top of the open page and keeps the focus. */
const SCRIPT = `
const main = document.querySelector('main');
async function refresh() {
  if (document.hidden) return;
  const response = await fetch(location.href).catch(() => undefined);
  if (!response?.ok) return;
  // The style of the fetched page has another nonce, which the browser would report.
  const html = (await response.text()).replace(/<style[^]*?<\\/style>/, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  const fresh = [...page.querySelectorAll('li')].filter((item) => !document.getElementById(item.id));
  if (fresh.length === 0) return;
  const list = main.querySelector('ol');
  if (list) list.prepend(...fresh);
  else main.replaceChildren(...page.querySelector('main').childNodes);
  document.querySelector('[role=status]').textContent = page.querySelector('[role=status]').textContent;
}
setInterval(refresh, 3000);
`;

// Links are relative, so that the page works behind any prefix.
function row({ id, subject, to, receivedAt }: Mail): string {
  return `<li id="mail-${id}"><a href="mailbox/${id}">${escapeHtml(subject)}</a>${timeElement(receivedAt)}
<span class="soft">to ${escapeHtml(to)}</span></li>`;
}

function countOf(mails: readonly Mail[]): string {
  if (mails.length > SHOWN) return `The newest ${SHOWN} of ${mails.length} mails`;
  return mails.length === 1 ? '1 mail' : `${mails.length} mails`;
}

export function mailboxPage(newestFirst: readonly Mail[]): Page {
  const list = `<ol>${newestFirst.slice(0, SHOWN).map(row).join('\n')}</ol>`;
  const empty = '<p class="card empty">No mail yet. Buy a ticket, and its confirmation arrives here.</p>';
  return {
    title: 'Mailbox',
    script: SCRIPT,
    body: `<header>${SHOP}<h1>Mailbox</h1>
<p class="soft">What the marketplace has sent. Nothing leaves this machine. <span role="status">${countOf(newestFirst)}</span></p></header>
<main>${newestFirst.length > 0 ? list : empty}</main>`,
  };
}
