import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from 'node:http';
import { forwardedRequestHeaders, forwardedResponseHeaders } from './headers';
import { send, unavailable } from './error-responses';
import type { Upstreams } from './upstreams';

/** Longer than any service takes to respond, including slow calls to Stripe. */
const ANSWER_MS = 90_000;

/** Closes idle connections before the services do (node's servers: after 5 s), so that few requests meet a closing one. */
const agent = new Agent({ keepAlive: true, timeout: 4_000, maxFreeSockets: 256 });

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** Including the query; may differ from the path of the request. */
  path: string;
}

/** Forwards to the next ready replica; tries another one as long as nothing has been sent. */
export function forward(exchange: Exchange, upstreams: Upstreams, candidates = upstreams.inTurn()): void {
  const { request, response, requestId } = exchange;
  const [upstream, ...others] = candidates;
  if (upstream === undefined) return send(response, unavailable, requestId);

  const upstreamRequest = open(exchange, new URL(upstream));
  let sent = false;
  sendBodyOnceConnected(request, upstreamRequest, () => (sent = true));
  const cancel = (): void => void upstreamRequest.destroy();
  response.once('close', cancel);

  upstreamRequest.once('response', (answer) => relay(answer, response));
  upstreamRequest.once('timeout', () => upstreamRequest.destroy(new Error('Response timeout')));
  upstreamRequest.once('error', () => {
    response.off('close', cancel);
    if (response.destroyed) return;
    if (response.headersSent) return void response.destroy();
    if (!sent) {
      upstreams.refused(upstream);
      return forward(exchange, upstreams, others);
    }
    if (!isRepeatable(request)) return send(response, unavailable, requestId);
    // The other side may have closed a pooled connection just as it was reused.
    forward(exchange, upstreams, upstreamRequest.reusedSocket ? candidates : others);
  });
}

function open({ request, requestId, path }: Exchange, { hostname, port }: URL): ClientRequest {
  const headers = forwardedRequestHeaders(request, requestId);
  return httpRequest({ agent, hostname, port, path, method: request.method, headers, timeout: ANSWER_MS });
}

/** Sends the body only once the connection is open: until then another replica can take the request. */
function sendBodyOnceConnected(request: IncomingMessage, upstreamRequest: ClientRequest, onSent: () => void): void {
  upstreamRequest.once('socket', (socket) => {
    const start = (): void => {
      onSent();
      if (hasBody(request)) request.pipe(upstreamRequest);
      else upstreamRequest.end();
    };
    if (socket.connecting) socket.once('connect', start);
    else start();
  });
}

function relay(answer: IncomingMessage, response: ServerResponse): void {
  response.sendDate = false;
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', forwardedResponseHeaders(answer));
  answer.pipe(response);
  // The caller must not take a truncated response for a complete one.
  answer.once('error', () => response.destroy());
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether the request is idempotent and has no body, which would be consumed. */
function isRepeatable(request: IncomingMessage): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(request.method ?? '') && !hasBody(request);
}
