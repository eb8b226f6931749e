import { itNeeds } from './tools/it-needs';
import { schemaFaults } from './support/schemas';
import { nameOf, ofKind, one, type Manifest } from './support/manifest';
import { render } from './support/render';

const OPTIONAL = ['observability', 'managed-mongo', 'managed-redis', 'managed-nats'];
const WAYS_IN = ['prod', 'prod-with-ingress', 'prod-with-traefik', 'prod-with-envoy'];

/** Every way in which an installation can be put together. (Envoy's differs from Cilium's where nothing else touches.) */
const combinations = [
  ...subsets(OPTIONAL).map((components) => ['prod', ...components]),
  ...subsets(OPTIONAL).map((components) => ['prod-with-ingress', ...components]),
  ['prod-with-traefik'],
  ['prod-with-envoy'],
  ['prod-with-envoy', ...OPTIONAL],
  ['prod', 'observability', 'outside-view'],
  ['prod', 'mongo-replica-set'],
  ['prod', 'store-tls'],
  ['prod', 'drop-single-ticket-index'],
  ['prod', 'observability', 'mongo-replica-set', 'backup-to-bucket', 'managed-redis'],
  ['prod', 'observability', 'mongo-replica-set', 'store-tls', 'backup-to-bucket'],
  ['prod', 'store-tls', 'managed-mongo', 'managed-redis', 'managed-nats'],
];

function subsets(names: string[]): string[][] {
  return names.reduce<string[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]]);
}

/** All that is ever rendered, each resource once. */
function everything(): Manifest[] {
  const all = [...combinations, ['staging'], ['kind'], ['dev'], ['dev', 'observability']].flatMap(
    ([overlay = '', ...components]) => render(overlay, components),
  );
  return [...new Map(all.map((manifest) => [JSON.stringify(manifest), manifest])).values()];
}

const changed = (manifest: Manifest, spec: Record<string, unknown>) => ({
  ...manifest,
  spec: { ...manifest.spec, ...spec },
});

describe('the overlays, with every combination of components', () => {
  itNeeds(
    'kustomize',
    'kubernetes-schemas',
    'custom-resource-schemas',
  )('render, and Kubernetes knows all of it', () => {
    const faults = everything().flatMap((manifest) =>
      schemaFaults(manifest).map((fault) => `${nameOf(manifest)}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  itNeeds('kustomize')('put everything into one namespace, but what has none', () => {
    const elsewhere = everything().filter(({ metadata }) => metadata.namespace !== 'ticketing');
    expect(new Set(elsewhere.map(({ kind }) => kind))).toEqual(new Set(['Namespace', 'ClusterIssuer']));
  });

  itNeeds('kustomize')('contain no secret', () => {
    expect(ofKind(everything(), 'Secret')).toEqual([]);
  });

  itNeeds('kustomize')('name the host in one place', () => {
    for (const overlay of WAYS_IN) {
      const text = JSON.stringify(render(overlay));
      expect(text).toContain('tickets.example.com');
      expect(text).not.toMatch(/(host|email)-of-site/);
    }
  });
});

itNeeds('kustomize')('the overlay of staging differs from production in place, certificates and size alone', () => {
  const texts = ['prod', 'staging'].map((overlay) =>
    render(overlay).map((manifest) =>
      JSON.stringify(manifest)
        .replaceAll('staging.example.com', 'tickets.example.com')
        // Named after a digest of its contents, which stand beside each other here.
        .replaceAll(/settings-[a-z0-9]{10}/g, 'settings')
        .replace(
          '"cert-manager.io/cluster-issuer":"letsencrypt-staging"',
          '"cert-manager.io/cluster-issuer":"letsencrypt-production"',
        )
        .replace(/"maxReplicas":\d/, '"maxReplicas":6')
        // Named after what is in it, which is another PUBLIC_URL.
        .replaceAll(/"settings-\w{10}"/g, '"settings"'),
    ),
  );
  expect(texts[1]?.filter((text) => !texts[0]?.includes(text))).toEqual([]);
  expect(texts[1]).toHaveLength(texts[0]?.length ?? 0);
  expect(JSON.stringify(render('staging'))).toContain('"cert-manager.io/cluster-issuer":"letsencrypt-staging"');
});

describe('a wrong manifest', () => {
  const deployment = () => one(render('prod'), 'Deployment', 'orders-depl');

  itNeeds('kustomize', 'kubernetes-schemas')('is found out by a field that Kubernetes does not know', () => {
    expect(schemaFaults(deployment())).toEqual([]);
    expect(schemaFaults(changed(deployment(), { replicsa: 2 }))).not.toEqual([]);
  });

  itNeeds('kustomize', 'kubernetes-schemas')('is found out by a value of the wrong type', () => {
    expect(schemaFaults(changed(deployment(), { minReadySeconds: 'three' }))).not.toEqual([]);
  });

  itNeeds('kustomize', 'custom-resource-schemas')('is found out among the custom resources, too', () => {
    const gateway = one(render('prod'), 'Gateway', 'ticketing');
    expect(schemaFaults(gateway)).toEqual([]);
    expect(schemaFaults(changed(gateway, { listener: [] }))).not.toEqual([]);
    const issuer = one(render('prod'), 'ClusterIssuer', 'letsencrypt-production');
    expect(schemaFaults(changed(issuer, { acme: { email: 'operations@example.com' } }))).not.toEqual([]);
  });
});
