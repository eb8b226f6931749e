import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { acceptsConnections } from '../supervisor/readiness';
import { nodeProcess } from './node-process';
import type { PlanContext } from './plan';
import { type Replicas, addressesOf } from './replicas';
import type { StandIns } from './stand-ins';

interface Backends {
  replicas: Replicas;
  standIns: StandIns;
  context: PlanContext;
}

/** The gateway: it gets the addresses of the processes and reads the routes from the ingress manifest. */
export function planGateway({ replicas, standIns, context }: Backends): ProcessDefinition {
  const env = {
    INGRESS_MANIFEST: path.join(repositoryRoot, 'infra/k8s/components/ingress/ingress.yaml'),
    UPSTREAMS: JSON.stringify(addressesOf(replicas)),
    ...(standIns.stripeUrl && { STRIPE_STAND_IN_URL: standIns.stripeUrl }),
    ...(standIns.sendgridUrl && { SENDGRID_STAND_IN_URL: standIns.sendgridUrl }),
  };
  const script = path.join(__dirname, '../gateway/index.js');
  const spec = { name: 'gateway', tier: 'application', port: context.gatewayPort, script, env } as const;
  const { gatewayPort } = context;
  const gateway = nodeProcess({ ...spec, readyPath: '/' }, context);
  // Its responses come from other processes, so accepting connections is all that makes it ready.
  return { ...gateway, url: `http://localhost:${gatewayPort}`, isReady: () => acceptsConnections(gatewayPort) };
}
