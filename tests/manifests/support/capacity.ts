import { z } from 'zod';
import { ofKind, workloadsOf, type Manifest } from './manifest';

/** Cores, and MiB of memory. */
export interface Amount {
  cpu: number;
  memory: number;
}

const UNITS: Record<string, number> = { '': 1 / 2 ** 20, Mi: 1, Gi: 2 ** 10 };
const cores = (text = '0') => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1_000 : Number(text));

function mebibytes(text = '0'): number {
  const [, number = '', unit = ''] = /^(\d+)(Mi|Gi)?$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (number === '' || factor === undefined) throw new Error(`No amount of memory: ${text}`);
  return Number(number) * factor;
}

const quantities = z.object({ cpu: z.string().optional(), memory: z.string().optional() }).default({});
const resources = z.object({ requests: quantities, limits: quantities }).default({ requests: {}, limits: {} });

const scaled = z.looseObject({
  scaleTargetRef: z.looseObject({ name: z.string() }),
  minReplicas: z.number(),
  maxReplicas: z.number(),
});

/** What each pod requests, or may take, with as many replicas as the autoscalers keep at least or at most. */
export function podsOf(
  manifests: Manifest[],
  what: 'requests' | 'limits',
  replicas: 'minReplicas' | 'maxReplicas',
): Amount[] {
  const autoscalers = ofKind(manifests, 'HorizontalPodAutoscaler').map(({ spec }) => scaled.parse(spec));
  return workloadsOf(manifests).flatMap(({ manifest, pod }) => {
    const amounts = pod.containers.map((container) => resources.parse(container.resources)[what]);
    const amount = sum(amounts.map(({ cpu, memory }) => ({ cpu: cores(cpu), memory: mebibytes(memory) })));
    const autoscaler = autoscalers.find(({ scaleTargetRef }) => scaleTargetRef.name === manifest.metadata.name);
    return Array.from({ length: autoscaler?.[replicas] ?? 1 }, () => amount);
  });
}

export const sum = (amounts: Amount[]): Amount =>
  amounts.reduce((a, b) => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory }), { cpu: 0, memory: 0 });

/** Whether the pods find their place on so many nodes, the largest first. */
export function fit(pods: Amount[], node: Amount, nodes: number): boolean {
  const free = Array.from({ length: nodes }, () => ({ ...node }));
  const ordered = [...pods].sort((a, b) => b.memory - a.memory);
  return ordered.every(({ cpu, memory }) => {
    const place = free.find((one) => one.cpu >= cpu && one.memory >= memory);
    if (!place) return false;
    place.cpu -= cpu;
    place.memory -= memory;
    return true;
  });
}
