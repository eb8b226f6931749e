import { NextResponse, type NextRequest } from 'next/server';

const METHODS = ['GET', 'HEAD', 'POST'];

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Ticketing</title>
<h1>This address can’t be read</h1>
<p>Part of it was lost on the way. <a href="/">See the tickets on sale</a></p>
</html>`;

/** The response to a request that Next would answer with a 500, or undefined if the request is fine. */
export function rejectBadRequest({ method, url }: NextRequest): NextResponse | undefined {
  const Allow = METHODS.join(', ');
  if (method === 'OPTIONS') return new NextResponse(null, { status: 204, headers: { Allow } });
  if (!METHODS.includes(method)) return new NextResponse(null, { status: 405, headers: { Allow } });
  if (isReadable(url)) return undefined;
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" };
  return new NextResponse(page, { status: 400, headers });
}

/** Whether the path is percent-encoded UTF-8 without a NUL. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(new URL(url).pathname).includes('\0');
  } catch {
    return false;
  }
}
