import 'server-only';
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { headers } from 'next/headers';

/** Names the exchange that a page is made for; written over whatever a caller puts there. */
const EXCHANGE = 'x-exchange-id';
/** Next bundles this file more than once, and all of them are about the same answers. */
const REGISTRY = Symbol.for('ticketing.open-responses');

const store = globalThis as { [REGISTRY]?: Map<string, ServerResponse> };
const openResponses = (store[REGISTRY] ??= new Map<string, ServerResponse>());

/**
 * Remembers the answers that are under way, by node's own channel: Next gives a page no way to choose its status, other
 * than 404 and the like, and an outage that says 200 is taken for the page by caches and search engines.
 */
export function trackResponses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    delete request.headers[EXCHANGE];
    if (!isForDocument(request)) return;
    const id = randomUUID();
    request.headers[EXCHANGE] = id;
    openResponses.set(id, response);
    response.once('close', () => openResponses.delete(id));
  });
}

/** Next's router would leave the page that is open for a part of one with an error's status. */
const isForDocument = ({ headers: given }: IncomingMessage): boolean =>
  given.rsc === undefined && given['next-action'] === undefined;

/** Has the page that is being rendered answered as an outage, unless its beginning is sent already. */
export async function answerUnavailable(retryAfterSeconds: number): Promise<void> {
  const response = openResponses.get((await headers()).get(EXCHANGE) ?? '');
  if (!response || response.headersSent) return;
  response.statusCode = 503;
  response.setHeader('Retry-After', String(retryAfterSeconds));
  response.setHeader('X-Robots-Tag', 'noindex');
}
