import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { escapeHtml } from './html';
import { PAGE_STYLE } from './page-style';

/** The header of each page. */
export const SHOP = '<p class="shop"><span>Ticketing</span></p>';

export interface Page {
  readonly title: string;
  readonly body: string;
  readonly script?: string;
  /** A framed mail inherits the page's policy, and mails have inline styles. */
  readonly inlineStyles?: boolean;
}

function policy(nonce: string, { script, inlineStyles }: Page): string {
  return [
    "default-src 'none'",
    inlineStyles ? "style-src 'unsafe-inline'" : `style-src 'nonce-${nonce}'`,
    ...(script ? [`script-src 'nonce-${nonce}'`, "connect-src 'self'"] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function sendPage(response: Response, status: number, page: Page): void {
  const nonce = randomBytes(16).toString('base64');
  response.status(status).set({
    'Content-Security-Policy': policy(nonce, page),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.type('html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${PAGE_STYLE}</style>
</head>
<body>
${page.body}
${page.script ? `<script nonce="${nonce}">${page.script}</script>` : ''}
</body>
</html>
`);
}
