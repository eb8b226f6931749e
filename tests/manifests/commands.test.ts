import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { IMAGES, withDigests } from './support/digests';
import { ofKind, one, workload, type Manifest } from './support/manifest';
import { connects, podOf } from './support/network';
import { k8s } from './support/paths';
import { parseManifests, render } from './support/render';
import { run } from './support/run';
import { generatedSecrets } from './support/secrets';
import { danglingReferences } from './support/wiring';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const NAME = 'orders-drop-single-ticket-index';
const withCommand = (...others: string[]) => render('prod', [...others, 'drop-single-ticket-index']);
const keys = Object.fromEntries(
  Object.entries(generatedSecrets('prod')).map(([name, values]) => [name, Object.keys(values)]),
);

/** How a workload reaches what it reaches: its settings and its files. */
function accessOf(manifests: Manifest[], kind: string, name: string) {
  const { pod, containers } = workload(manifests, kind, name);
  const [container] = containers;
  return { env: container?.env, volumeMounts: container?.volumeMounts, volumes: pod.volumes };
}

describe('the component drop-single-ticket-index', () => {
  needsKustomize('runs nothing by itself, and is in no overlay unless it is taken', () => {
    expect(one(withCommand(), 'CronJob', NAME).spec).toMatchObject({ suspend: true });
    for (const overlay of ['prod', 'staging', 'kind', 'dev'])
      expect(ofKind(render(overlay), 'CronJob').map(({ metadata }) => metadata.name)).toEqual(['backup']);
  });

  needsKustomize.each([
    [[]],
    [['mongo-replica-set']],
    [['store-tls']],
    [['mongo-replica-set', 'store-tls', 'backup-to-bucket']],
    [['store-tls', 'managed-mongo']],
  ])('has the database reached as orders reaches it, with %j', (others: string[]) => {
    const manifests = withCommand(...others);
    const access = accessOf(manifests, 'CronJob', NAME);
    expect(access).toEqual(accessOf(manifests, 'Deployment', 'orders-depl'));
    expect(access.env).toContainEqual(expect.objectContaining({ name: 'MONGO_URI' }));
    expect(danglingReferences(manifests, keys).filter((fault) => fault.includes(NAME))).toEqual([]);
  });

  needsKustomize('reaches the database of orders and nothing else, and gets no requests', () => {
    const manifests = withCommand();
    const command = podOf(manifests, 'CronJob', NAME);
    const stores = ofKind(manifests, 'StatefulSet').map(({ metadata }) => metadata.name);
    const reached = stores.filter((name) => {
      const store = podOf(manifests, 'StatefulSet', name);
      return [27017, 6379, 4222].some((port) => connects(manifests, command, store, port));
    });
    expect(reached).toEqual(['orders-mongo']);
    expect(connects(manifests, command, { address: '198.51.100.7' }, 443)).toBe(false);
    const selectors = ofKind(manifests, 'Service').map(({ spec }) => spec?.selector as Record<string, string>);
    const selecting = selectors.filter((selector) =>
      Object.entries(selector).every(([key, value]) => command.labels[key] === value),
    );
    expect(selecting).toEqual([]);
  });

  needsKustomize('reaches a managed database as well', () => {
    const manifests = withCommand('managed-mongo');
    expect(connects(manifests, podOf(manifests, 'CronJob', NAME), { address: '10.110.0.5' }, 27017)).toBe(true);
  });

  needsKustomize('is rendered with the digest of the release that it comes with', () => {
    const overlay = mkdtempSync(path.join(k8s, 'overlays/.test-'));
    try {
      const lines = ['resources: [../prod]', 'components: [../../components/drop-single-ticket-index]'];
      writeFileSync(path.join(overlay, 'kustomization.yaml'), lines.join('\n'));
      const { output } = withDigests(IMAGES, (digests) =>
        run(path.join(k8s, 'scripts/render.sh'), [path.basename(overlay), digests]),
      );
      const manifests = parseManifests(output);
      const [command] = workload(manifests, 'CronJob', NAME).containers;
      const [service] = workload(manifests, 'Deployment', 'orders-depl').containers;
      expect(command?.image).toMatch(/\/orders@sha256:[0-9a-f]{64}$/);
      expect(command?.image).toBe(service?.image);
    } finally {
      rmSync(overlay, { recursive: true });
    }
  });
});
