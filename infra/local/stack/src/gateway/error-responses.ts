import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';

/** What the gateway itself has to say, in the shape and with the headers that every service's answers have. */
export interface OwnAnswer {
  status: number;
  body: string;
  type: 'application/json; charset=utf-8' | 'text/html; charset=utf-8';
  retryAfter?: number;
}

export function failure(status: number, message: string, retryAfter?: number): OwnAnswer {
  const body = JSON.stringify({ errors: [{ message }] });
  return { status, body, type: 'application/json; charset=utf-8', retryAfter };
}

export const notFound = failure(404, 'Not found');
export const malformedPath = failure(400, 'The path is malformed');
export const unavailable = failure(503, 'The service is not available right now, please try again', 1);

const withoutTls = securityHeaders({ tls: false });

export function send(response: ServerResponse, answer: OwnAnswer, requestId: string): void {
  const body = response.req.method === 'HEAD' ? undefined : answer.body;
  response.writeHead(answer.status, headersOf(answer, requestId)).end(body);
}

/** For a request that could not even be parsed: there is no response object, only the connection. */
export function sendRaw(socket: Socket, answer: OwnAnswer): void {
  const headers = { ...headersOf(answer, randomUUID()), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('\r\n')}\r\n\r\n${answer.body}`);
}

function headersOf({ body, type, retryAfter }: OwnAnswer, requestId: string): Record<string, string> {
  return {
    ...withoutTls,
    'Content-Type': type,
    'Content-Length': `${Buffer.byteLength(body)}`,
    'X-Request-Id': requestId,
    ...(retryAfter !== undefined && { 'Retry-After': `${retryAfter}` }),
  };
}

/** Helmet's headers; without TLS all but the one that would send a browser from http://localhost to https. */
export function securityHeaders({ tls }: { tls: boolean }): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const contentSecurityPolicy = tls || { directives: { upgradeInsecureRequests: null } };
  helmet({ contentSecurityPolicy })(response.req, response, () => undefined);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
