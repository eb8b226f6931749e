import type { Address } from '../gateway/probe';
import type { ProcessDefinition } from '../supervisor/process-definition';

/** The processes behind each Kubernetes Service, by its name. */
export type Replicas = Record<string, ProcessDefinition[]>;

export function replicasOf(definitions: ProcessDefinition[]): Replicas {
  const replicas: Replicas = {};
  for (const definition of definitions) (replicas[`${definition.name}-srv`] ??= []).push(definition);
  return replicas;
}

/** The address of each replica and of its readiness probe. */
export function addressesOf(replicas: Replicas): Record<string, Address[]> {
  const addresses = Object.entries(replicas).map(([service, processes]) => {
    return [service, processes.map(({ url, readyUrl = url }) => ({ url, readyUrl }))] as const;
  });
  return Object.fromEntries(addresses);
}
