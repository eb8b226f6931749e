import { Endpoints } from '../gateway/endpoints';
import { probe } from '../gateway/probe';
import type { Stack } from '../stack/stack';
import type { Ingress } from './nginx';

/** Keeps nginx to the replicas that are ready, as an ingress controller does. */
export function ingressEndpoints({ replicas, definition, configure }: Ingress, stack: Stack): Endpoints {
  const probed = Object.entries(replicas).map(([service, processes]) => {
    const all = processes.map(({ url, readyUrl = url }) => ({ url, probe: () => probe(readyUrl) }));
    return [service, all] as const;
  });
  const endpoints = new Endpoints(Object.fromEntries(probed), (ready) => {
    configure(ready);
    // One that is down just now reads it when it is started again.
    stack.processes.find(({ definition: { name } }) => name === definition.name)?.signal('SIGHUP');
  });
  configure(endpoints.ready);
  return endpoints;
}
