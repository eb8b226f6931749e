import { serviceNames } from '@ticketing/services';
import { nameOf, ofKind, one, workload, workloadsOf, type Manifest } from './support/manifest';
import { render } from './support/render';
import { generatedSecrets } from './support/secrets';
import { danglingReferences } from './support/wiring';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const keysOf = (secrets: Record<string, Record<string, string>>) =>
  Object.fromEntries(Object.entries(secrets).map(([name, values]) => [name, Object.keys(values)]));
const secrets = { prod: keysOf(generatedSecrets('prod')), dev: keysOf(generatedSecrets('dev')) };

/** A copy in which one resource is changed. */
function withChange(manifests: Manifest[], kind: string, name: string, change: (spec: never) => void): Manifest[] {
  const copy = structuredClone(manifests);
  change(one(copy, kind, name).spec as never);
  return copy;
}

describe('what manifests refer to', () => {
  needsKustomize('is there, in production and in development', () => {
    expect(danglingReferences(render('prod'), secrets.prod)).toEqual([]);
    expect(danglingReferences(render('prod', ['observability']), secrets.prod)).toEqual([]);
    expect(
      danglingReferences(render('dev'), secrets.dev).filter((fault) => !fault.includes('NetworkPolicy jobs')),
    ).toEqual([]);
  });

  needsKustomize('is missed when it is not there', () => {
    const faults = (kind: string, name: string, change: (spec: never) => void) =>
      danglingReferences(withChange(render('prod'), kind, name, change), secrets.prod);
    type Pod = {
      template: { spec: { containers: { readinessProbe: object; env: object[] }[]; serviceAccountName: string } };
    };

    expect(
      faults('Service', 'orders-srv', (spec: { selector: object }) => (spec.selector = { app: 'orders' })),
    ).toHaveLength(1);
    expect(
      faults('Service', 'nats', (spec: { ports: object[] }) => (spec.ports = [{ port: 1, targetPort: 'x' }])),
    ).toHaveLength(1);
    expect(
      faults('Deployment', 'orders-depl', ({ template }: Pod) => {
        template.spec.serviceAccountName = 'missing';
        Object.assign(template.spec.containers[0] ?? {}, {
          readinessProbe: { httpGet: { path: '/readyz', port: 'web' } },
        });
        template.spec.containers[0]?.env.push({ name: 'X', valueFrom: { secretKeyRef: { name: 'nats', key: 'x' } } });
        template.spec.containers[0]?.env.push({
          name: 'Y',
          valueFrom: { configMapKeyRef: { name: 'settings', key: 'y' } },
        });
      }),
    ).toHaveLength(4);
    expect(
      faults(
        'NetworkPolicy',
        'orders-mongo',
        (spec: { podSelector: object }) => (spec.podSelector = { matchLabels: { a: 'b' } }),
      ),
    ).not.toEqual([]);
    expect(
      faults(
        'HorizontalPodAutoscaler',
        'auth-autoscaler',
        (spec: { scaleTargetRef: { name: string } }) => (spec.scaleTargetRef.name = 'x'),
      ),
    ).toHaveLength(1);
    expect(danglingReferences(render('prod'), { ...secrets.prod, nats: ['url'] })).toHaveLength(1);
  });
});

describe('every workload', () => {
  needsKustomize('of ours is rolled out without a moment of fewer replicas, and leaves in peace', () => {
    for (const deployment of ofKind(render('prod'), 'Deployment')) {
      const { rollingUpdate } = (deployment.spec as { strategy: { rollingUpdate: object } }).strategy;
      expect(rollingUpdate).toMatchObject({ maxUnavailable: 0 });
      const { pod, containers } = workload([deployment], 'Deployment', deployment.metadata.name);
      const [app] = containers as unknown as [{ lifecycle: { preStop: { sleep: { seconds: number } } } }];
      const STOPS_WITHIN_SECONDS = 10;
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(
        app.lifecycle.preStop.sleep.seconds + STOPS_WITHIN_SECONDS,
      );
    }
  });

  needsKustomize('of ours is there twice in production, and survives the loss of a node', () => {
    const names = ofKind(render('prod'), 'Deployment').map(({ metadata }) => metadata.name.replace(/-depl$/, ''));
    expect([...names].sort()).toEqual([...serviceNames, 'client'].sort());
    for (const name of names) {
      expect(one(render('prod'), 'HorizontalPodAutoscaler', `${name}-autoscaler`).spec).toMatchObject({
        minReplicas: 2,
      });
      expect(one(render('prod'), 'PodDisruptionBudget', `${name}-budget`).spec).toMatchObject({ maxUnavailable: 1 });
    }
  });

  needsKustomize('has three probes, and the liveness asks the process alone', () => {
    for (const { manifest, containers } of workloadsOf(render('prod', ['observability']))) {
      if (manifest.kind === 'CronJob') continue;
      for (const { readinessProbe, livenessProbe } of containers) {
        expect([nameOf(manifest), readinessProbe, livenessProbe]).not.toContain(undefined);
        expect(livenessProbe?.httpGet?.path ?? '/healthz').toBe('/healthz');
      }
    }
    for (const service of serviceNames) {
      const [app] = workload(render('prod'), 'Deployment', `${service}-depl`).containers;
      expect(app?.readinessProbe?.httpGet?.path).toBe('/readyz');
    }
  });

  needsKustomize('has minutes to start in, as on a node without processor time to spare', () => {
    // A roll-out ends after its progressDeadlineSeconds, by default ten minutes: by then it has to be known what never starts.
    for (const { manifest, containers } of workloadsOf([...render('prod'), ...render('dev')])) {
      if (manifest.kind === 'CronJob') continue;
      const [{ startupProbe: { periodSeconds, failureThreshold } = {} } = {}] = containers;
      const seconds = (periodSeconds ?? 0) * (failureThreshold ?? 0);
      expect([nameOf(manifest), seconds >= 300, seconds <= 600]).toEqual([nameOf(manifest), true, true]);
    }
  });

  needsKustomize('keeps its state on a volume', () => {
    const stores = ofKind(render('prod'), 'StatefulSet');
    expect(stores).toHaveLength(serviceNames.length + 1);
    for (const store of stores)
      expect(store.spec).toMatchObject({ replicas: 1, volumeClaimTemplates: [{ metadata: { name: 'data' } }] });
  });

  needsKustomize('reaches the internet only where it calls an API there', () => {
    const callers = workloadsOf(render('prod')).filter(({ labels }) => labels['ticketing/uses-internet']);
    expect(callers.map(({ manifest }) => manifest.metadata.name)).toEqual(['confirmation-depl', 'payments-depl']);
  });
});
