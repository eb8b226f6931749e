import type { Route } from '../gateway/routes';
import { errorPages, errorResponses, pageErrorPages } from './error-responses';

export interface NginxSettings {
  /** The version of nginx: the directive for HTTP/2 changed in 1.25.1. */
  version: string;
  port: number;
  /** A port on loopback for the client’s own requests: `/orders/…` leads to orders, without the handling of outside requests. */
  internalPort: number;
  certificateFile: string;
  keyFile: string;
  /** The largest body, in the format of `client_max_body_size`. */
  bodySize: string;
  routes: Route[];
  /** The addresses of the ready replicas, by the name of the Kubernetes Service. */
  upstreams: Record<string, string[]>;
  stripeStandIn?: string;
  sendgridStandIn?: string;
}

/**
 * The configuration that ingress-nginx generates from the Ingress of the production overlay. Its defaults are written out
 * where they differ from those of nginx (template `nginx.tmpl`, 1.11 and later).
 */
export function nginxConfig(settings: NginxSettings): string {
  const { upstreams, stripeStandIn, sendgridStandIn } = settings;
  const groups = {
    ...upstreams,
    ...(stripeStandIn && { 'stripe-srv': [stripeStandIn] }),
    ...(sendgridStandIn && { 'sendgrid-srv': [sendgridStandIn] }),
  };
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;
worker_processes 2;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 4096; }
http {
  access_log off;
  default_type text/plain;
  server_tokens off;
  client_body_temp_path client-body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;

  keepalive_timeout 75s;
  keepalive_requests 1000;
  client_header_timeout 60s;
  client_body_timeout 60s;
  large_client_header_buffers 4 8k;

  proxy_http_version 1.1;
  proxy_connect_timeout 5s;
  proxy_send_timeout 60s;
  proxy_read_timeout 60s;
  proxy_buffering off;
  proxy_buffer_size 4k;
  proxy_buffers 4 4k;
  proxy_redirect off;
  # Without non_idempotent: a request that may have arrived is repeated only if it is idempotent.
  proxy_next_upstream error timeout;
  proxy_next_upstream_tries 3;

  map $http_x_request_id $req_id { '' $request_id; default $http_x_request_id; }
  map $http_upgrade $connection_upgrade { '' ''; default upgrade; }
  map $request_uri $below_first_element { '~^/[^/?]+(?<below>/.*)$' $below; default /; }
${Object.entries(groups).map(upstream).join('')}
${publicServer(settings)}
${internalServer(settings)}
}
`;
}

function upstream([name, urls]: [string, string[]]): string {
  if (urls.length === 0) return '';
  const servers = urls.map((url) => `    server ${new URL(url).host} max_fails=0;\n`).join('');
  return `
  upstream ${name} {
${servers}    keepalive 320;
    keepalive_time 1h;
    keepalive_timeout 60s;
    keepalive_requests 10000;
  }
`;
}

function publicServer({ version, port, certificateFile, keyFile, bodySize, routes, ...rest }: NginxSettings): string {
  return `
  server {
    listen 127.0.0.1:${port} ssl${hasHttp2Directive(version) ? '' : ' http2'};
    ${hasHttp2Directive(version) ? 'http2 on;' : ''}
    server_name localhost;
    ssl_certificate ${certificateFile};
    ssl_certificate_key ${keyFile};
    ssl_protocols TLSv1.2 TLSv1.3;
    client_max_body_size ${bodySize};
    error_page 497 =308 https://$host:$server_port$request_uri;
${errorPages}
    # Replaces a caller's own values.
    proxy_set_header Host $http_host;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header X-Request-ID $req_id;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-Port $server_port;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Scheme $scheme;
    proxy_set_header X-Scheme $scheme;
    proxy_set_header X-Original-Forwarded-For $http_x_forwarded_for;
    proxy_set_header Proxy '';
    proxy_hide_header Strict-Transport-Security;
    add_header Strict-Transport-Security 'max-age=31536000; includeSubDomains' always;
${routes.map((route) => locations(route, rest.upstreams)).join('')}${standIns(rest)}
${errorResponses()}
  }`;
}

/** Kubernetes' \`Prefix\` compares whole path elements. */
function locations({ prefix, service }: Route, upstreams: Record<string, string[]>): string {
  const pages = prefix === '' ? pageErrorPages : '';
  const body = (upstreams[service] ?? []).length > 0 ? `proxy_pass http://${service};` : 'return 503;';
  if (prefix !== '') return `    location = ${prefix} { ${body} }\n    location ${prefix}/ { ${body} }\n`;
  // 404 if the stack runs without the client, 503 if the client is down.
  return `    location / { ${pages}${upstreams[service] ? body : 'return 404;'} }\n`;
}

function standIns({
  stripeStandIn,
  sendgridStandIn,
}: Pick<NginxSettings, 'stripeStandIn' | 'sendgridStandIn'>): string {
  const stripe = 'location /stripe/ { proxy_pass http://stripe-srv$below_first_element; }';
  const mailbox = ['= /mailbox', '/mailbox/'].map((path) => `location ${path} { proxy_pass http://sendgrid-srv; }`);
  const both = [...(stripeStandIn ? [stripe] : []), ...(sendgridStandIn ? mailbox : [])];
  return both.map((location) => `    ${location}\n`).join('');
}

/** Like a Kubernetes Service inside the cluster: requests reach the replicas unchanged. */
function internalServer({ internalPort, upstreams }: NginxSettings): string {
  const services = Object.entries(upstreams).map(([service, urls]) => {
    const body = urls.length > 0 ? `proxy_pass http://${service}$below_first_element;` : 'return 503;';
    return `    location /${service.replace(/-srv$/, '')}/ { ${body} }\n`;
  });
  return `
  server {
    listen 127.0.0.1:${internalPort};
    client_max_body_size 0;
    proxy_set_header Host $http_host;
    proxy_set_header Connection '';
${services.join('')}  }`;
}

function hasHttp2Directive(version: string): boolean {
  const [, minor = 0, patch = 0] = version.split('.').map(Number);
  return minor > 25 || (minor === 25 && patch >= 1);
}
