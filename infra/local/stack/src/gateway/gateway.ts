import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { GatewayConfig } from './config';
import type { Endpoints } from './endpoints';
import { type Exchange, forward } from './forward';
import { requestIdOf } from './headers';
import { homePage } from './home-page';
import { failure, malformedPath, notFound, send, sendRaw, unavailable } from './error-responses';
import { findRoute, isUnder, type Route } from './routes';
import { Upstreams } from './upstreams';

type Backends = Pick<GatewayConfig, 'port' | 'stripeStandIn' | 'sendgridStandIn'> & {
  routes: Route[];
  endpoints: Endpoints;
};

const NOT_HTTP = failure(400, 'The request is not valid HTTP');

/** The ingress of the local stack: one address for all services, the client and the stand-ins' pages. */
export function createGateway(backends: Backends): Server {
  const dispatch = createDispatcher(backends);
  const server = createServer({ keepAliveTimeout: 65_000, requireHostHeader: false }, dispatch);
  // By default, node refuses these two without a body.
  server.on('checkExpectation', dispatch);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    sendRaw(socket, NOT_HTTP);
  });
  return server;
}

function createDispatcher({ port, routes, endpoints, stripeStandIn, sendgridStandIn }: Backends) {
  const services = new Map(Object.keys(endpoints.ready).map((name) => [name, Upstreams.of(endpoints, name)]));
  const stripe = stripeStandIn ? new Upstreams(() => [stripeStandIn]) : undefined;
  const sendgrid = sendgridStandIn ? new Upstreams(() => [sendgridStandIn]) : undefined;
  const home = homePage({ services: [...services.keys()], mailbox: sendgrid !== undefined, port });

  return (request: IncomingMessage, response: ServerResponse): void => {
    const target = originForm(request.url ?? '/');
    const path = pathOf(target);
    const exchange: Exchange = { request, response, requestId: requestIdOf(request), path: target };

    if (stripe && isUnder(path, '/stripe')) {
      return forward({ ...exchange, path: withoutPrefix(target, '/stripe') }, stripe);
    }
    if (sendgrid && isUnder(path, '/mailbox')) return forward(exchange, sendgrid);

    if (isWithoutHost(request)) return send(response, NOT_HTTP, exchange.requestId);
    const route = findRoute(routes, path);
    const service = route && services.get(route.service);
    if (route && service) return forward(exchange, service);
    if (route && route.prefix !== '') return send(response, unavailable, exchange.requestId);
    if (!isUtf8(path)) return send(response, malformedPath, exchange.requestId);
    send(response, path === '/' ? home : notFound, exchange.requestId);
  };
}

/** HTTP/1.1 demands the header (RFC 9112, section 3.2). */
const isWithoutHost = ({ httpVersion, headers }: IncomingMessage): boolean =>
  httpVersion === '1.1' && headers.host === undefined;

/** The absolute form, as proxies use it, includes scheme and host: `GET http://localhost:8080/api/tickets`. */
function originForm(target: string): string {
  if (target.startsWith('/') || !URL.canParse(target)) return target;
  const { pathname, search } = new URL(target);
  return `${pathname}${search}`;
}

function withoutPrefix(target: string, prefix: string): string {
  const rest = target.slice(prefix.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query === -1 ? target : target.slice(0, query);
}

function isUtf8(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
