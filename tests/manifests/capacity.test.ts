import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fit, podsOf, sum, type Amount } from './support/capacity';
import { workloadsOf } from './support/manifest';
import { root } from './support/paths';
import { render } from './support/render';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const guide = readFileSync(path.join(root, 'infra/README.md'), 'utf8');

/** What the guide says of a node, and of how many it has one make. */
function nodesOfGuide(): { count: number; node: Amount } {
  const [, count] = /--count (\d+) --size s-2vcpu-4gb/.exec(guide) ?? [];
  const has = /has ([\d.]+) cores and (\d+) MiB for pods[^]*?about ([\d.]+)\s+cores and (\d+) MiB/.exec(guide) ?? [];
  const [cpu = NaN, memory = NaN, cpuOfOthers = NaN, memoryOfOthers = NaN] = has.slice(1).map(Number);
  return { count: Number(count), node: { cpu: cpu - cpuOfOthers, memory: memory - memoryOfOthers } };
}

const { count, node } = nodesOfGuide();
const pods = (...args: [Parameters<typeof podsOf>[1], Parameters<typeof podsOf>[2]]) => podsOf(render('prod'), ...args);

describe('the nodes of the guide', () => {
  needsKustomize('hold all pods beside the system’s own, with as many replicas as the autoscalers may start', () => {
    expect(fit(pods('requests', 'maxReplicas'), node, count)).toBe(true);
  });

  needsKustomize('hold all pods of a quiet day after the loss of one', () => {
    expect(fit(pods('requests', 'minReplicas'), node, count - 1)).toBe(true);
  });

  needsKustomize('hold all that the pods of a quiet day may take at most', () => {
    expect(sum(pods('limits', 'minReplicas')).memory).toBeLessThanOrEqual(count * node.memory);
  });

  needsKustomize('stand in the guide with these sums', () => {
    for (const replicas of ['minReplicas', 'maxReplicas'] as const) {
      const { cpu, memory } = sum(pods('requests', replicas));
      const limits = sum(pods('limits', replicas)).memory;
      expect(guide).toContain(`| ${cpu.toFixed(1)} cores, ${memory} MiB`);
      expect(guide).toContain(`| ${limits} MiB`);
    }
  });

  needsKustomize('are too few where a pod asks for much more', () => {
    const greedy = pods('requests', 'maxReplicas').map(({ cpu, memory }) => ({ cpu, memory: memory * 2 }));
    expect(fit(greedy, node, count)).toBe(false);
  });
});

needsKustomize('every container says how much memory it asks for and may take', () => {
  for (const { manifest, containers } of workloadsOf(render('prod', ['observability']))) {
    for (const { resources } of containers) {
      const has = {
        requests: { memory: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      };
      expect([manifest.metadata.name, resources]).toEqual([
        manifest.metadata.name,
        expect.objectContaining({ ...has, requests: expect.objectContaining(has.requests) as object }),
      ]);
    }
  }
});
