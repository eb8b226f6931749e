import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';

/** A response of the gateway itself, with the shape and headers that the services' responses have. */
export interface GatewayResponse {
  status: number;
  body: string;
  type: 'application/json; charset=utf-8' | 'text/html; charset=utf-8';
  retryAfter?: number;
}

export function failure(status: number, message: string, retryAfter?: number): GatewayResponse {
  const body = JSON.stringify({ errors: [{ message }] });
  return { status, body, type: 'application/json; charset=utf-8', retryAfter };
}

export const notFound = failure(404, 'Not found');
export const malformedPath = failure(400, 'The path is malformed');
export const unavailable = failure(503, 'The service is not available right now, please try again', 1);

const withoutTls = securityHeaders({ tls: false });

export function send(response: ServerResponse, answer: GatewayResponse, requestId: string): void {
  const body = response.req.method === 'HEAD' ? undefined : answer.body;
  response.writeHead(answer.status, headersOf(answer, requestId)).end(body);
}

/** Responds to a request that could not be parsed: there is no response object, only the connection. */
export function sendRaw(socket: Socket, answer: GatewayResponse): void {
  const headers = { ...headersOf(answer, randomUUID()), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('\r\n')}\r\n\r\n${answer.body}`);
}

function headersOf({ body, type, retryAfter }: GatewayResponse, requestId: string): Record<string, string> {
  return {
    ...withoutTls,
    'Content-Type': type,
    'Content-Length': `${Buffer.byteLength(body)}`,
    'X-Request-Id': requestId,
    ...(retryAfter !== undefined && { 'Retry-After': `${retryAfter}` }),
  };
}

/** Helmet's headers; without TLS, all but the one that upgrades http://localhost to https. */
export function securityHeaders({ tls }: { tls: boolean }): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const contentSecurityPolicy = tls || { directives: { upgradeInsecureRequests: null } };
  helmet({ contentSecurityPolicy })(response.req, response, () => undefined);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
