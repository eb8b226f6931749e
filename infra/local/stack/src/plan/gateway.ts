import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { acceptsConnections } from '../supervisor/readiness';
import { nodeProcess } from './node-process';
import type { Setting } from './plan';
import { type Replicas, addressesOf } from './replicas';
import type { StandIns } from './stand-ins';

interface Backends {
  replicas: Replicas;
  standIns: StandIns;
  setting: Setting;
}

/** The gateway, which is told where the processes are; how paths lead to them it reads from the ingress manifest. */
export function planGateway({ replicas, standIns, setting }: Backends): ProcessDefinition {
  const env = {
    INGRESS_MANIFEST: path.join(repositoryRoot, 'infra/k8s/components/ingress/ingress.yaml'),
    UPSTREAMS: JSON.stringify(addressesOf(replicas)),
    ...(standIns.stripeUrl && { STRIPE_STAND_IN_URL: standIns.stripeUrl }),
    ...(standIns.sendgridUrl && { SENDGRID_STAND_IN_URL: standIns.sendgridUrl }),
  };
  const script = path.join(__dirname, '../gateway/index.js');
  const spec = { name: 'gateway', tier: 'application', port: setting.gatewayPort, script, env } as const;
  const { gatewayPort } = setting;
  const gateway = nodeProcess({ ...spec, readyPath: '/' }, setting);
  // Its pages are other processes' answers: that it listens is all that can be said of itself.
  return { ...gateway, url: `http://localhost:${gatewayPort}`, isReady: () => acceptsConnections(gatewayPort) };
}
