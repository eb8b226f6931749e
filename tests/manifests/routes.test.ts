import path from 'node:path';
import { z } from 'zod';
import { findRoute, loadRoutes, type Route } from '@ticketing/stack';
import { nameOf, ofKind, one, type Manifest } from './support/manifest';
import { k8s } from './support/paths';
import { render } from './support/render';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');

const ingress = z.looseObject({
  rules: z.array(
    z.looseObject({
      http: z.object({
        paths: z.array(
          z.object({
            path: z.string(),
            pathType: z.literal('Prefix'),
            backend: z.object({ service: z.object({ name: z.string(), port: z.object({ name: z.literal('http') }) }) }),
          }),
        ),
      }),
    }),
  ),
});

const httpRoute = z.looseObject({
  rules: z.array(
    z.looseObject({
      matches: z.tuple([z.object({ path: z.object({ type: z.literal('PathPrefix'), value: z.string() }) })]),
      backendRefs: z.tuple([z.object({ name: z.string(), port: z.literal(80) })]),
    }),
  ),
});

/** As the local gateway has them: the longest prefix first. */
const ranked = (routes: Route[]) => routes.sort((a, b) => b.prefix.length - a.prefix.length);
const prefixOf = (text: string) => text.replace(/\/+$/, '');

function routesOfIngress({ spec }: Manifest): Route[] {
  const paths = ingress.parse(spec).rules.flatMap(({ http }) => http.paths);
  return ranked(paths.map((one) => ({ prefix: prefixOf(one.path), service: one.backend.service.name })));
}

function routesOfGateway({ spec }: Manifest): Route[] {
  const { rules } = httpRoute.parse(spec);
  return ranked(
    rules.map(({ matches: [match], backendRefs: [to] }) => ({ prefix: prefixOf(match.path.value), service: to.name })),
  );
}

const local = loadRoutes(path.join(k8s, 'components/ingress/ingress.yaml'));

describe('the one table of routes', () => {
  it('leads every path of the API to its service, and all else to the client', () => {
    const led = (to: string) => findRoute(local, to)?.service;
    expect(led('/api/users/signin')).toBe('auth-srv');
    expect(led('/api/tickets')).toBe('tickets-srv');
    expect(led('/api/orders/1')).toBe('orders-srv');
    expect(led('/api/payments/webhook')).toBe('payments-srv');
    expect(led('/api/confirmations/webhook')).toBe('confirmation-srv');
    // Nothing else of confirmation is public.
    expect(led('/api/confirmations')).toBe('tickets-srv');
    expect(led('/orders/1')).toBe('client-srv');
    // An unknown path of the API is answered in the API's shape, not by a page.
    expect(led('/api/nothing')).toBe('tickets-srv');
    expect(led('/healthz')).toBe('client-srv');
  });

  needsKustomize('is that of the Ingress, where production has one and in development', () => {
    for (const overlay of ['prod-with-ingress', 'prod-with-traefik', 'dev']) {
      expect(routesOfIngress(one(render(overlay), 'Ingress', 'ticketing'))).toEqual(local);
    }
  });

  needsKustomize('is taken up by Traefik, which solves the challenges for its certificate as well', () => {
    const manifests = render('prod-with-traefik');
    expect(one(manifests, 'Ingress', 'ticketing').spec).toMatchObject({ ingressClassName: 'traefik' });
    for (const { spec } of ofKind(manifests, 'ClusterIssuer')) {
      expect(spec).toMatchObject({ acme: { solvers: [{ http01: { ingress: { ingressClassName: 'traefik' } } }] } });
    }
    expect(JSON.stringify(manifests)).not.toContain('"ingressClassName":"nginx"');
  });

  needsKustomize('is that of the Gateway', () => {
    const route = one(render('prod'), 'HTTPRoute', 'ticketing');
    expect(routesOfGateway(route)).toEqual(local);
  });

  needsKustomize('is missed where it is another one', () => {
    const route = structuredClone(one(render('prod'), 'HTTPRoute', 'ticketing'));
    (route.spec as { rules: unknown[] }).rules.splice(2, 1);
    expect(routesOfGateway(route)).not.toEqual(local);
  });
});

needsKustomize('the Gateway can be applied before all else, for its address', () => {
  const first = render('prod').filter(({ metadata }) => metadata.labels['app.kubernetes.io/component'] === 'gateway');
  expect(first.map(nameOf)).toEqual(['Gateway ticketing']);
  // Behind another kind of load balancer at DigitalOcean, throttling would see one address for everybody.
  expect(first[0]?.spec?.infrastructure).toEqual({
    annotations: { 'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL_NETWORK' },
  });
});

needsKustomize('Envoy gives up an idle connection before the service behind it does', () => {
  const [policy, ...others] = ofKind(render('prod-with-envoy'), 'BackendTrafficPolicy');
  expect(others).toEqual([]);
  expect(policy?.spec).toMatchObject({
    targetRefs: [{ kind: 'Gateway', name: one(render('prod-with-envoy'), 'Gateway', 'ticketing').metadata.name }],
    timeout: { http: { connectionIdleTimeout: expect.stringMatching(/^[1-6]?\ds$/) as string } },
  });
});

describe('plain HTTP', () => {
  needsKustomize('is sent on to HTTPS by the Ingress', () => {
    const manifests = render('prod-with-ingress');
    expect(manifests.filter(({ kind }) => kind === 'Gateway' || kind === 'HTTPRoute')).toEqual([]);
    const { metadata, spec } = one(manifests, 'Ingress', 'ticketing');
    expect(metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/force-ssl-redirect': 'true',
      'cert-manager.io/cluster-issuer': 'letsencrypt-production',
    });
    expect(spec).toMatchObject({
      ingressClassName: 'nginx',
      rules: [{ host: 'tickets.example.com' }],
      tls: [{ hosts: ['tickets.example.com'], secretName: 'ticketing-tls' }],
    });
  });

  needsKustomize('is sent on to HTTPS by the Gateway, production’s default, which has browsers remember it', () => {
    const manifests = render('prod');
    expect(one(manifests, 'HTTPRoute', 'to-https').spec).toMatchObject({
      parentRefs: [{ sectionName: 'http' }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    });
    const { rules } = one(manifests, 'HTTPRoute', 'ticketing').spec as { rules: unknown[] };
    for (const rule of rules) expect(JSON.stringify(rule)).toContain('Strict-Transport-Security');
    expect(manifests.filter(({ kind }) => kind === 'Ingress')).toEqual([]);
  });
});
