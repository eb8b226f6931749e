import type { ProcessDefinition } from '../stack/process-definition';

/** By the name of the Kubernetes Service: the processes behind it. */
export type Replicas = Record<string, ProcessDefinition[]>;

export function replicasOf(definitions: ProcessDefinition[]): Replicas {
  const replicas: Replicas = {};
  for (const definition of definitions) (replicas[`${definition.name}-srv`] ??= []).push(definition);
  return replicas;
}

export const urlsOf = (replicas: Replicas): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(replicas).map(([service, processes]) => [service, processes.map(({ url }) => url)]),
  );
