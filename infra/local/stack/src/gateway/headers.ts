import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Headers that concern a single connection (RFC 9110, section 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Headers that the gateway sets or handles itself: a caller's values are not forwarded. */
const ownRequestHeaders = new Set([
  'expect',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-request-id',
]);

/** Kept even if `Connection` names them: without them the body would be parsed as the next request. */
const framing = new Set(['content-length', 'host', 'transfer-encoding']);

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's id if it is well formed, or a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** The headers for the upstream in node's flat form, which keeps order, case and repetitions. */
export function forwardedRequestHeaders(request: IncomingMessage, requestId: string): string[] {
  const headers = endToEnd(request, ownRequestHeaders);
  const peer = request.socket.remoteAddress ?? '';
  const before = request.headers['x-forwarded-for'];
  headers.push('X-Forwarded-For', before ? `${String(before)}, ${peer}` : peer);
  headers.push('X-Forwarded-Proto', 'http', 'X-Forwarded-Host', request.headers.host ?? '', 'X-Request-Id', requestId);
  // Without it node sends a DELETE's chunked body unframed, and the upstream parses it as the next request.
  if (request.headers['transfer-encoding']) headers.push('Transfer-Encoding', 'chunked');
  // Without a length, node sends a POST without a body as chunked.
  else if (request.headers['content-length'] === undefined && request.method === 'POST')
    headers.push('Content-Length', '0');
  return headers;
}

export function forwardedResponseHeaders(response: IncomingMessage): string[] {
  return endToEnd(response);
}

const none: ReadonlySet<string> = new Set();

function endToEnd({ rawHeaders, headers }: IncomingMessage, without: ReadonlySet<string> = none): string[] {
  const listed = headers.connection ? headers.connection.toLowerCase().split(/\s*,\s*/) : [];
  const named = listed.filter((name) => !framing.has(name));
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = [rawHeaders[index], rawHeaders[index + 1]];
    const lower = name.toLowerCase();
    if (!hopByHop.has(lower) && !without.has(lower) && !named.includes(lower)) kept.push(name, value);
  }
  return kept;
}
