import { publicServices, serviceNames, services, servicesOnBus, servicesWithStore } from '@ticketing/services';
import { podOf, connects, type End, type Pod } from './support/network';
import type { Manifest } from './support/manifest';
import { render } from './support/render';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const PUBLIC = [...publicServices(), 'client'];
/** Those that pages show something of. */
const ASKED_BY_CLIENT = services.filter(({ secrets }) => secrets.includes('jwt')).map(({ name }) => name);
const STORES = [
  ...servicesWithStore('mongo').map((name) => `${name}-mongo`),
  ...servicesWithStore('redis').map((name) => `${name}-redis`),
  'nats',
];
const PORTS: Record<string, number> = { mongo: 27017, redis: 6379, nats: 4222 };

const podIn = (namespace: string, labels: Record<string, string> = {}): Pod => ({ namespace, labels });
const ingress = podIn('ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' });
const traefik = podIn('traefik', { 'app.kubernetes.io/name': 'traefik' });
const envoy = podIn('envoy-gateway-system', { 'app.kubernetes.io/name': 'envoy' });
const cilium: Pod = { namespace: 'kube-system', labels: {}, entity: 'ingress' };
const prometheus = podIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' });
const dns = podIn('kube-system', { 'k8s-app': 'kube-dns' });
const stranger = podIn('ticketing');
/** As cert-manager labels it. */
const solver = podIn('ticketing', { 'acme.cert-manager.io/http01-solver': 'true' });
const STRIPE = { address: '198.51.100.7' };
const NODE_LOCAL_DNS = { address: '169.254.20.10' };
const METADATA = { address: '169.254.169.254' };
const IN_THE_VPC = { address: '10.110.0.5' };

const app = (manifests: Manifest[], name: string) => podOf(manifests, 'Deployment', `${name}-depl`);
const store = (manifests: Manifest[], name: string) => podOf(manifests, 'StatefulSet', name);
const apps = (manifests: Manifest[]) =>
  [...serviceNames, 'client'].map((name) => [name, app(manifests, name)] as const);
const portOf = (name: string) => PORTS[name.replace(/.*-/, '')] ?? 0;
const named = (entries: readonly (readonly [string, Pod])[], test: (pod: Pod) => boolean) =>
  entries.filter(([, pod]) => test(pod)).map(([name]) => name);

describe('the network policies of production', () => {
  needsKustomize.each<[string, string, Pod]>([
    ['ingress-nginx', 'prod-with-ingress', ingress],
    ['Traefik', 'prod-with-traefik', traefik],
    ['Cilium’s gateway', 'prod', cilium],
    ['Envoy’s gateway', 'prod-with-envoy', envoy],
  ])('let %s reach what is public, at its port for requests alone', (_name, overlay, from) => {
    const manifests = render(overlay);
    expect(named(apps(manifests), (pod) => connects(manifests, from, pod, 3000)).sort()).toEqual([...PUBLIC].sort());
    expect(named(apps(manifests), (pod) => connects(manifests, from, pod, 9090))).toEqual([]);
    for (const name of STORES) expect(connects(manifests, from, store(manifests, name), portOf(name))).toBe(false);
  });

  needsKustomize('let each service reach its own store and the bus, and nothing else in the cluster', () => {
    const manifests = render('prod');
    for (const [name, pod] of apps(manifests)) {
      const reached = STORES.filter((one) => connects(manifests, pod, store(manifests, one), portOf(one)));
      const own = STORES.filter((one) => one.startsWith(`${name}-`));
      expect([name, reached]).toEqual([name, (servicesOnBus() as string[]).includes(name) ? [...own, 'nats'] : own]);
      const others = named(apps(manifests), (other) => connects(manifests, pod, other, 3000));
      expect([name, others]).toEqual([name, name === 'client' ? ASKED_BY_CLIENT : []]);
      expect(named(apps(manifests), (other) => connects(manifests, pod, other, 9090))).toEqual([]);
    }
  });

  needsKustomize('let every pod ask DNS, at the cluster’s pods and at the cache on its node', () => {
    const manifests = render('prod');
    for (const [, pod] of apps(manifests)) {
      for (const protocol of ['UDP', 'TCP']) {
        for (const server of [dns, podIn('kube-system', { 'k8s-app': 'node-local-dns' }), NODE_LOCAL_DNS]) {
          expect(connects(manifests, pod, server, 53, protocol)).toBe(true);
        }
      }
      expect(connects(manifests, pod, NODE_LOCAL_DNS, 80)).toBe(false);
      expect(connects(manifests, pod, podIn('kube-system', { 'k8s-app': 'other' }), 53, 'UDP')).toBe(false);
    }
  });

  needsKustomize('let payments and confirmation alone reach the internet, by TLS alone', () => {
    const manifests = render('prod');
    expect(named(apps(manifests), (pod) => connects(manifests, pod, STRIPE, 443))).toEqual([
      'payments',
      'confirmation',
    ]);
    for (const target of [METADATA, IN_THE_VPC, { address: '192.168.1.1' }]) {
      expect(named(apps(manifests), (pod) => connects(manifests, pod, target, 443))).toEqual([]);
    }
    expect(named(apps(manifests), (pod) => connects(manifests, pod, STRIPE, 80))).toEqual([]);
    for (const name of STORES) expect(connects(manifests, store(manifests, name), STRIPE, 443)).toBe(false);
  });

  needsKustomize('let the backup reach the databases, and no other pod of the namespace anything', () => {
    const manifests = render('prod');
    const backup = podOf(manifests, 'CronJob', 'backup');
    const reached = (from: End) =>
      STORES.filter((name) => connects(manifests, from, store(manifests, name), portOf(name)));
    expect(reached(backup)).toEqual(STORES.filter((name) => name.endsWith('-mongo')));
    for (const from of [stranger, podIn('default'), solver]) expect(reached(from)).toEqual([]);
    for (const from of [stranger, podIn('default'), solver]) {
      expect(named(apps(manifests), (pod) => connects(manifests, from, pod, 3000))).toEqual([]);
    }
  });
});

describe('the pod with which cert-manager proves that the domain is ours', () => {
  needsKustomize.each<[string, string, Pod]>([
    ['the ingress controller', 'prod-with-ingress', ingress],
    ['Traefik', 'prod-with-traefik', traefik],
    ['Cilium’s gateway', 'prod', cilium],
    ['Envoy’s gateway', 'prod-with-envoy', envoy],
  ])('is reached by %s, and by nothing else', (_name, overlay, from) => {
    const manifests = render(overlay);
    expect(connects(manifests, from, solver, 8089)).toBe(true);
    for (const other of [stranger, podIn('default'), app(manifests, 'client')]) {
      expect(connects(manifests, other, solver, 8089)).toBe(false);
    }
    expect(connects(manifests, solver, STRIPE, 443)).toBe(false);
  });
});

describe('Prometheus', () => {
  needsKustomize('reads what the services and the bus export, at ports of their own', () => {
    const manifests = render('prod', ['observability']);
    expect(named(apps(manifests), (pod) => connects(manifests, prometheus, pod, 9090)).sort()).toEqual(
      [...serviceNames].sort(),
    );
    expect(named(apps(manifests), (pod) => connects(manifests, prometheus, pod, 3000))).toEqual([]);
    expect(connects(manifests, prometheus, store(manifests, 'nats'), 7777)).toBe(true);
    expect(connects(manifests, prometheus, store(manifests, 'nats'), 4222)).toBe(false);
  });
});

describe('stores outside of the cluster', () => {
  needsKustomize('are reached at their own ports, by the services that use them', () => {
    const manifests = render('prod', ['managed-mongo', 'managed-redis', 'managed-nats']);
    const callers = (port: number) => named(apps(manifests), (pod) => connects(manifests, pod, IN_THE_VPC, port));
    expect(callers(27017)).toEqual(servicesWithStore('mongo'));
    for (const port of [6379, 25061]) expect(callers(port)).toEqual(servicesWithStore('redis'));
    expect(callers(4222)).toEqual(servicesOnBus());
  });
});

describe('the evaluation of policies', () => {
  needsKustomize('finds out a missing one, and one that is too wide', () => {
    const without = (name: string) => render('prod').filter(({ metadata }) => metadata.name !== name);
    expect(connects(without('acme-solver'), ingress, solver, 8089)).toBe(false);
    expect(connects(without('deny-all'), podIn('default'), app(without('deny-all'), 'expiration'), 3000)).toBe(true);
    expect(connects(without('dns'), app(render('prod'), 'auth'), dns, 53, 'UDP')).toBe(false);
  });
});
