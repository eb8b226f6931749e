import 'server-only';
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { headers } from 'next/headers';

/** Identifies the response that a page is rendered for. Any value sent by the client is overwritten. */
const RESPONSE_ID_HEADER = 'x-exchange-id';
/** Global, because Next bundles this module more than once. */
const REGISTRY = Symbol.for('ticketing.open-responses');

const store = globalThis as { [REGISTRY]?: Map<string, ServerResponse> };
const openResponses = (store[REGISTRY] ??= new Map<string, ServerResponse>());

/**
 * Keeps track of open responses, so that a page can set its status. Next offers pages no status besides 404 and the like, and
 * an outage answered with 200 would be cached and indexed as content.
 */
export function trackResponses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    delete request.headers[RESPONSE_ID_HEADER];
    if (!isForDocument(request)) return;
    const id = randomUUID();
    request.headers[RESPONSE_ID_HEADER] = id;
    openResponses.set(id, response);
    response.once('close', () => openResponses.delete(id));
  });
}

/** Excludes router requests: on an error status Next's router would leave the current page. */
const isForDocument = ({ headers: given }: IncomingMessage): boolean =>
  given.rsc === undefined && given['next-action'] === undefined;

/** Whether a browser asked for a whole page, not Next's router for a part of one. Next hides the router's headers from the proxy. */
export const isDocumentRequest = (given: Headers): boolean => given.has(RESPONSE_ID_HEADER);

/** Sets 503 on the response that is being rendered, unless its headers are sent already. */
export async function respondUnavailable(retryAfterSeconds: number): Promise<void> {
  const response = openResponses.get((await headers()).get(RESPONSE_ID_HEADER) ?? '');
  if (!response || response.headersSent) return;
  response.statusCode = 503;
  response.setHeader('Retry-After', String(retryAfterSeconds));
  response.setHeader('X-Robots-Tag', 'noindex');
}
