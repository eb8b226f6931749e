import { z } from 'zod';
import { nameOf, ofKind, workloadsOf, type Container, type Manifest, type Workload } from './manifest';

const selector = z.looseObject({
  matchLabels: z.record(z.string(), z.string()).default({}),
  matchExpressions: z
    .array(z.object({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }))
    .default([]),
});
type Selector = z.infer<typeof selector>;
const port = z.union([z.string(), z.number()]);

/** Every reference that leads nowhere, in words. Manifests that render can still be full of them. */
export function danglingReferences(manifests: Manifest[], secrets: Record<string, string[]>): string[] {
  const workloads = workloadsOf(manifests);
  return [
    ...workloads.flatMap((workload) => faultsOfWorkload(workload, manifests, secrets)),
    ...ofKind(manifests, 'Service').flatMap((service) => faultsOfService(service, workloads)),
    ...ofKind(manifests, 'NetworkPolicy').flatMap((policy) => faultsOfPolicy(policy, workloads)),
    ...ofKind(manifests, 'PodDisruptionBudget').flatMap((budget) =>
      workloads.some(({ labels }) => matches(selector.parse(budget.spec?.selector), labels))
        ? []
        : [`${nameOf(budget)} selects no pod`],
    ),
    ...ofKind(manifests, 'HorizontalPodAutoscaler').flatMap((autoscaler) => {
      const { kind, name } = z
        .looseObject({ kind: z.string(), name: z.string() })
        .parse(autoscaler.spec?.scaleTargetRef);
      return exists(manifests, kind, name) ? [] : [`${nameOf(autoscaler)} scales ${kind} ${name}, which is not there`];
    }),
  ];
}

function faultsOfWorkload(workload: Workload, manifests: Manifest[], secrets: Record<string, string[]>): string[] {
  const { manifest, pod, labels, containers } = workload;
  const faults: string[] = [];
  const expect = (kind: string, name: string | undefined) => {
    if (name !== undefined && !exists(manifests, kind, name)) faults.push(`there is no ${kind} ${name}`);
  };
  expect('ServiceAccount', pod.serviceAccountName);
  // cert-manager's: a certificate and its key.
  const issued = ofKind(manifests, 'Certificate').map(({ spec }) => spec?.secretName);
  for (const { configMap, secret, persistentVolumeClaim } of pod.volumes) {
    expect('ConfigMap', configMap?.name);
    expect('PersistentVolumeClaim', persistentVolumeClaim?.claimName);
    if (secret && !secrets[secret.secretName] && !issued.includes(secret.secretName))
      faults.push(`no command generates the Secret ${secret.secretName}`);
  }
  if (manifest.spec?.selector && !matches(selector.parse(manifest.spec.selector), labels)) {
    faults.push('its selector does not match its own pods');
  }
  for (const container of containers) faults.push(...faultsOfContainer(container, workload, manifests, secrets));
  return faults.map((fault) => `${nameOf(manifest)}: ${fault}`);
}

function faultsOfContainer(
  { name, env, ports, volumeMounts, ...probes }: Container,
  { pod, manifest }: Workload,
  manifests: Manifest[],
  secrets: Record<string, string[]>,
): string[] {
  const faults: string[] = [];
  for (const { valueFrom } of env) {
    const { configMapKeyRef: setting, secretKeyRef: secret } = valueFrom ?? {};
    const settings = ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name === setting?.name);
    if (setting && !setting.optional && settings?.data?.[setting.key] === undefined)
      faults.push(`no ConfigMap ${setting.name} has ${setting.key}`);
    if (secret && !secret.optional && !secrets[secret.name]?.includes(secret.key)) {
      faults.push(`no command generates ${secret.key} of the Secret ${secret.name}`);
    }
  }
  for (const probe of [probes.startupProbe, probes.readinessProbe, probes.livenessProbe]) {
    const target = probe?.httpGet?.port ?? probe?.tcpSocket?.port;
    if (target !== undefined && !ports.some((one) => one.name === target || one.containerPort === target)) {
      faults.push(`${name} is probed at ${target}, where it has no port`);
    }
  }
  const claims = z.array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) }));
  const volumes = [
    ...pod.volumes.map((volume) => volume.name),
    ...claims.parse(manifest.spec?.volumeClaimTemplates ?? []).map((claim) => claim.metadata.name),
  ];
  for (const mount of volumeMounts) if (!volumes.includes(mount.name)) faults.push(`there is no volume ${mount.name}`);
  return faults;
}

function faultsOfService(service: Manifest, workloads: Workload[]): string[] {
  const spec = z.looseObject({
    selector: z.record(z.string(), z.string()),
    ports: z.array(z.looseObject({ port: z.number(), targetPort: port })),
  });
  const { selector: wanted, ports } = spec.parse(service.spec);
  const pods = workloads.filter(({ labels }) => matches({ matchLabels: wanted, matchExpressions: [] }, labels));
  if (pods.length !== 1) return [`${nameOf(service)} selects the pods of ${pods.length} workloads`];
  const open = portsOf(pods);
  return ports.flatMap(({ targetPort }) =>
    open.has(targetPort) ? [] : [`${nameOf(service)} leads to the port ${targetPort}, which no pod has`],
  );
}

const rule = z.looseObject({
  from: z
    .array(z.looseObject({ podSelector: selector.optional(), namespaceSelector: z.unknown().optional() }))
    .default([]),
  to: z
    .array(z.looseObject({ podSelector: selector.optional(), namespaceSelector: z.unknown().optional() }))
    .default([]),
  ports: z.array(z.looseObject({ port })).default([]),
});

/** What cert-manager calls the pods that it runs while it gets a certificate. */
const SOLVER = 'acme.cert-manager.io/http01-solver';

/** A policy that selects no pod, names a peer that is no pod or opens a port that no pod has is without effect. */
function faultsOfPolicy(policy: Manifest, workloads: Workload[]): string[] {
  const select = (wanted: Selector) => workloads.filter(({ labels }) => matches(wanted, labels));
  const wanted = selector.parse(policy.spec?.podSelector);
  if (SOLVER in wanted.matchLabels) return [];
  const subjects = select(wanted);
  const ingress = z.array(rule).parse(policy.spec?.ingress ?? []);
  const egress = z.array(rule).parse(policy.spec?.egress ?? []);
  const faults = subjects.length === 0 ? ['selects no pod'] : [];
  const inward = ingress.map((one) => ({ ...one, outward: false }));
  for (const { from, to, ports, outward } of [...inward, ...egress.map((one) => ({ ...one, outward: true }))]) {
    const peers = [...from, ...to].filter((peer) => peer.podSelector && !peer.namespaceSelector);
    const others = peers.flatMap((peer) => (peer.podSelector ? select(peer.podSelector) : []));
    if (peers.length > 0 && others.length === 0) faults.push('names a peer that is no pod');
    const open = portsOf(outward ? others : subjects);
    const known = peers.length > 0 || !outward;
    for (const one of ports) if (known && !open.has(one.port)) faults.push(`opens ${one.port}, which is no port`);
  }
  return faults.map((fault) => `${nameOf(policy)} ${fault}`);
}

function portsOf(workloads: Workload[]): Set<string | number> {
  const ports = workloads.flatMap(({ containers }) => containers.flatMap((container) => container.ports));
  return new Set(ports.flatMap(({ name, containerPort }) => [name, containerPort]));
}

function matches({ matchLabels, matchExpressions }: Selector, labels: Record<string, string>): boolean {
  const all = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return all && matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));
}

const exists = (manifests: Manifest[], kind: string, name: string) =>
  ofKind(manifests, kind).some(({ metadata }) => metadata.name === name);
