import { randomBytes, randomUUID } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { rejectBadRequest } from './bad-request';
import { config as settings, isDevelopment } from './config';
import { contentSecurityPolicy } from './content-security-policy';
import type { PageTemplate } from './page-cache/page-template';
import { cachedListPage } from './page-cache/serve-list-page';
import { mergeCookies } from './session/cookies';
import { signInPath } from './session/paths';
import { renewSession, type Renewal } from './session/renew-session';

/** Runs before every page: renews the session if necessary and sets the content security policy. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const rejection = rejectBadRequest(request);
  if (rejection) return rejection;
  const cached = await cachedListPage(request);
  if (cached) return respondWith(cached, request);
  const renewal = await renewSession(request);
  // Form submissions continue: their action answers that the user has to sign in, and the input is kept.
  if (renewal.outcome === 'ended' && request.method === 'GET') return endSession(request);

  const policy = policyFor(randomNonce());
  const headers = forwardedRequestHeaders(request, renewal, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Request-Id', headers.get('X-Request-Id') ?? '');
  if (renewal.outcome === 'renewed') {
    for (const cookie of renewal.setCookies) response.headers.append('Set-Cookie', cookie);
  }
  return response;
}

const randomNonce = (): string => randomBytes(16).toString('base64');

const policyFor = (nonce: string): string =>
  contentSecurityPolicy({
    nonce,
    stripe: settings().STRIPE_PUBLISHABLE_KEY !== undefined,
    development: isDevelopment,
  });

function respondWith(page: PageTemplate, request: NextRequest): NextResponse {
  const nonce = randomNonce();
  const { body, headers } = page.fill(nonce);
  const response = new NextResponse(new Uint8Array(body), { headers });
  response.headers.set('Content-Security-Policy', policyFor(nonce));
  response.headers.set('X-Request-Id', request.headers.get('X-Request-Id') ?? randomUUID());
  return response;
}

/** The request as the page sees it: with the renewed session, a request id, and the policy that Next takes the nonce from. */
function forwardedRequestHeaders(request: NextRequest, renewal: Renewal, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  if (!headers.has('X-Request-Id')) headers.set('X-Request-Id', randomUUID());
  if (renewal.outcome === 'renewed') {
    headers.set('Cookie', mergeCookies(headers.get('Cookie') ?? '', renewal.setCookies));
  }
  return headers;
}

function endSession(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const target = request.nextUrl.clone();
  const [path = '', query = ''] = signInPath(`${pathname}${search}`, 'ended').split('?');
  target.pathname = path;
  target.search = query;
  const response = NextResponse.redirect(target);
  response.cookies.delete('session').delete('refresh');
  return response;
}

export const config = {
  matcher: [
    '/((?!_next/static|_next/image|favicon.ico|icon.svg|apple-icon|manifest.webmanifest|opengraph-image|robots.txt|healthz).*)',
    // Proxied requests for the health check get the 404 page.
    { source: '/healthz', has: [{ type: 'header', key: 'x-forwarded-for' }] },
  ],
};
