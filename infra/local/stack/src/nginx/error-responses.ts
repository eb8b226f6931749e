import { failure, notFound, securityHeaders, unavailable, type GatewayResponse } from '../gateway/error-responses';

/** Error responses of nginx itself, by the name of their internal location. */
const answers: Record<string, GatewayResponse> = {
  malformed: failure(400, 'The request is not valid HTTP'),
  'not-found': notFound,
  'too-large': failure(413, 'The body is too large'),
  unavailable,
  'page-unavailable': {
    ...unavailable,
    type: 'text/html; charset=utf-8',
    body: '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex"><title>Ticketing</title><h1>The marketplace is not available right now</h1><p>Please try again in a moment.</p></html>',
  },
};

const PREFIX = '/.gateway';

/** Responds in the contract's shape and with its statuses, where ingress-nginx has its own pages. */
export const errorPages = `
    error_page 400 411 414 494 495 496 501 505 =400 ${PREFIX}/malformed;
    error_page 404 405 =404 ${PREFIX}/not-found;
    error_page 413 ${PREFIX}/too-large;
    error_page 500 502 503 504 =503 ${PREFIX}/unavailable;
`;

export const pageErrorPages = `error_page 500 502 503 504 =503 ${PREFIX}/page-unavailable; `;

/** The internal locations of the error responses. */
export const errorResponses = (): string => Object.entries(answers).map(location).join('');

function location([name, { status, body, type, retryAfter }]: [string, GatewayResponse]): string {
  const headers: Record<string, string> = {
    ...securityHeaders({ tls: true }),
    'X-Request-Id': '$req_id',
    ...(retryAfter !== undefined && { 'Retry-After': `${retryAfter}` }),
  };
  const lines = Object.entries(headers).map(([header, value]) => `      add_header ${header} "${value}" always;\n`);
  return `    location = ${PREFIX}/${name} {
      internal;
      default_type '${type}';
${lines.join('')}      return ${status} '${body}';
    }
`;
}
