import { Endpoints } from '../gateway/endpoints';
import { probed } from '../gateway/probe';
import type { Stack } from '../supervisor/stack';
import type { Ingress } from './nginx';
import { addressesOf } from './replicas';

/** Keeps nginx's upstreams limited to the ready replicas, as an ingress controller does. */
export function ingressEndpoints({ replicas, definition, configure }: Ingress, stack: Stack): Endpoints {
  const endpoints = new Endpoints(probed(addressesOf(replicas)), (ready) => {
    configure(ready);
    // If nginx is down, it reads the configuration at its next start.
    stack.processes.find(({ definition: { name } }) => name === definition.name)?.signal('SIGHUP');
  });
  configure(endpoints.ready);
  return endpoints;
}
