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

/** Longer than any service works on one answer, Stripe's slowness included. */
const ANSWER_MS = 90_000;

/**
 * Unused connections are closed before the services do so (node's servers: after 5 s), which leaves little room for a
 * request on a connection that is being closed.
 */
const agent = new Agent({ keepAlive: true, timeout: 4_000, maxFreeSockets: 256 });

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** With the query; may differ from the request's own. */
  path: string;
}

/** Passes the exchange to the next replica that is ready, or to the one after it as long as none has been sent anything. */
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
  upstreamRequest.once('timeout', () => upstreamRequest.destroy(new Error('No answer in time')));
  upstreamRequest.once('error', () => {
    response.off('close', cancel);
    if (response.destroyed) return;
    if (response.headersSent) return void response.destroy();
    if (!sent) {
      upstreams.refused(upstream);
      return forward(exchange, upstreams, others);
    }
    if (!isRepeatable(request)) return send(response, unavailable, requestId);
    // A pooled connection may have been closed by the other side just as it was used again.
    forward(exchange, upstreams, upstreamRequest.reusedSocket ? candidates : others);
  });
}

function open({ request, requestId, path }: Exchange, { hostname, port }: URL): ClientRequest {
  const headers = forwardedRequestHeaders(request, requestId);
  return httpRequest({ agent, hostname, port, path, method: request.method, headers, timeout: ANSWER_MS });
}

/** Holds the body back until there is a connection: up to then another replica can still take the request. */
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
  // Cut short: the caller must not take what it has got so far for the whole.
  answer.once('error', () => response.destroy());
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Asking twice does what asking once does, and nothing of the body is gone. */
function isRepeatable(request: IncomingMessage): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(request.method ?? '') && !hasBody(request);
}
