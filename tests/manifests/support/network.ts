import { z } from 'zod';
import { ofKind, workloadsOf, type Manifest } from './manifest';

/** One end of a connection: a pod with its labels, or an address outside of the cluster. */
export interface Pod {
  namespace: string;
  labels: Record<string, string>;
  /** Its ports by name, as policies may call them. */
  ports?: Record<string, number>;
  /** Cilium's name for what is no pod: its gateway. */
  entity?: string;
}
export type End = Pod | { address: string };

const NAMESPACE = 'ticketing';
const selector = z.object({
  matchLabels: z.record(z.string(), z.string()).default({}),
  matchExpressions: z
    .array(z.object({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }))
    .default([]),
});
const ipBlock = z.object({ cidr: z.string(), except: z.array(z.string()).default([]) });
const peer = z.strictObject({
  podSelector: selector.optional(),
  namespaceSelector: selector.optional(),
  ipBlock: ipBlock.optional(),
});
const ports = z
  .array(z.strictObject({ port: z.union([z.string(), z.number()]), protocol: z.enum(['TCP', 'UDP']).default('TCP') }))
  .default([]);
const policy = z.strictObject({
  podSelector: selector,
  policyTypes: z.array(z.enum(['Ingress', 'Egress'])),
  ingress: z.array(z.strictObject({ from: z.array(peer).default([]), ports })).default([]),
  egress: z.array(z.strictObject({ to: z.array(peer).default([]), ports })).default([]),
});
const ciliumPolicy = z.strictObject({
  endpointSelector: selector,
  ingress: z.array(
    z.strictObject({
      fromEntities: z.array(z.string()),
      toPorts: z.array(
        z.strictObject({ ports: z.array(z.strictObject({ port: z.string(), protocol: z.literal('TCP') })) }),
      ),
    }),
  ),
});

/** The pod that a workload of these manifests makes. */
export function podOf(manifests: Manifest[], kind: string, name: string): Pod {
  const found = workloadsOf(ofKind(manifests, kind)).find(({ manifest }) => manifest.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}`);
  const named = found.containers.flatMap((container) => container.ports.map((one) => [one.name, one.containerPort]));
  return { namespace: NAMESPACE, labels: found.labels, ports: Object.fromEntries(named) as Record<string, number> };
}

/**
 * Whether the NetworkPolicies of these manifests let a connection through, evaluated as Kubernetes defines it: allowed
 * where no policy selects an end in that direction, or one that does names the other end and the port. Cilium's own
 * policies count for what comes from one of its entities.
 */
export function connects(manifests: Manifest[], from: End, to: End, port: number, protocol = 'TCP'): boolean {
  const policies = ofKind(manifests, 'NetworkPolicy').map(({ spec }) => policy.parse(spec));
  const rules = (end: End, direction: 'Ingress' | 'Egress') => {
    const selecting = policies.filter(
      (one) =>
        'labels' in end &&
        end.namespace === NAMESPACE &&
        one.policyTypes.includes(direction) &&
        matches(one.podSelector, end.labels),
    );
    return selecting.length === 0 ? undefined : selecting;
  };
  const open = (list: z.infer<typeof ports>) =>
    list.length === 0 || list.some((one) => one.protocol === protocol && numberOf(one.port, to) === port);
  const leaves = rules(from, 'Egress')?.some(({ egress }) =>
    egress.some((rule) => admits(rule.to, to) && open(rule.ports)),
  );
  const enters = rules(to, 'Ingress')?.some(({ ingress }) =>
    ingress.some((rule) => admits(rule.from, from) && open(rule.ports)),
  );
  return (leaves ?? true) && ((enters ?? true) || enteredByCilium(manifests, from, to, port));
}

function enteredByCilium(manifests: Manifest[], from: End, to: End, port: number): boolean {
  if (!('entity' in from) || !('labels' in to)) return false;
  return ofKind(manifests, 'CiliumNetworkPolicy')
    .map(({ spec }) => ciliumPolicy.parse(spec))
    .filter(({ endpointSelector }) => matches(endpointSelector, to.labels))
    .flatMap(({ ingress }) => ingress)
    .filter(({ fromEntities }) => fromEntities.includes(from.entity ?? ''))
    .some(({ toPorts }) => toPorts.some((one) => one.ports.some((open) => Number(open.port) === port)));
}

/** A name means the destination's port of that name. */
const numberOf = (port: string | number, to: End) =>
  typeof port === 'number' ? port : 'labels' in to ? to.ports?.[port] : undefined;

function admits(peers: z.infer<typeof peer>[], end: End): boolean {
  if (peers.length === 0) return true;
  return peers.some(({ podSelector, namespaceSelector, ipBlock: block }) => {
    if ('address' in end) return block !== undefined && isIn(end.address, block);
    // A gateway of Cilium's has no labels that a policy of Kubernetes could name.
    if (end.entity !== undefined || block !== undefined) return false;
    const namespace = { 'kubernetes.io/metadata.name': end.namespace };
    const ofNamespace = namespaceSelector ? matches(namespaceSelector, namespace) : end.namespace === NAMESPACE;
    return ofNamespace && (podSelector === undefined || matches(podSelector, end.labels));
  });
}

function matches({ matchLabels, matchExpressions }: z.infer<typeof selector>, labels: Record<string, string>): boolean {
  const all = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return all && matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));
}

function isIn(address: string, { cidr, except }: z.infer<typeof ipBlock>): boolean {
  return inRange(address, cidr) && !except.some((one) => inRange(address, one));
}

/** IPv4 alone: the tests ask for no other address. */
function inRange(address: string, cidr: string): boolean {
  const [start = '', bits = '32'] = cidr.split('/');
  if (start.includes(':')) return false;
  const toNumber = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  return Math.floor(toNumber(address) / size) === Math.floor(toNumber(start) / size);
}
