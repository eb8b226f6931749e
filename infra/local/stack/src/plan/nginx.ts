import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadRoutes } from '../gateway/routes';
import { nginxConfig } from '../nginx/nginx-config';
import { repositoryRoot, type ServerLocation } from '@ticketing/binaries';
import type { Certificate } from '../supervisor/certificate';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { acceptsConnections } from '../supervisor/readiness';
import { writePrivateText } from '../supervisor/state-directory';
import type { PlanContext } from './plan';
import type { Replicas } from './replicas';
import type { StandIns } from './stand-ins';

export interface NginxSpec {
  nginx: ServerLocation | undefined;
  certificate: Certificate;
  internalPort: number;
  replicas: Replicas;
  standIns: StandIns;
  context: PlanContext;
}

export interface Ingress {
  definition: ProcessDefinition;
  /** The replicas that the routes lead to. */
  replicas: Replicas;
  /** Writes the configuration for the ready replicas; nginx reads it at its start and on SIGHUP. */
  configure: (upstreams: Record<string, string[]>) => void;
}

const MANIFEST = path.join(repositoryRoot, 'infra/k8s/components/ingress/ingress.yaml');

/** nginx with TLS, configured from the Ingress manifest: takes the place of the cluster's ingress controller. */
export function planNginx({ nginx, certificate, internalPort, replicas, standIns, context }: NginxSpec): Ingress {
  if (nginx?.kind !== 'binary') throw new Error('--production needs the program nginx');
  const { directory, gatewayPort } = context;
  const routes = loadRoutes(MANIFEST);
  const bodySize = bodySizeOf(MANIFEST);
  const routed = new Set(routes.map(({ service }) => service));
  const folder = directory.dataOf('gateway');
  const config = path.join(folder, 'nginx.conf');
  const { stripeUrl: stripeStandIn, sendgridUrl: sendgridStandIn } = standIns;
  const about = { version: nginx.version, port: gatewayPort, internalPort, ...certificate, bodySize, routes };
  return {
    replicas: Object.fromEntries(Object.entries(replicas).filter(([service]) => routed.has(service))),
    definition: {
      name: 'gateway',
      replica: 0,
      tier: 'application',
      port: gatewayPort,
      url: `https://localhost:${gatewayPort}`,
      command: nginx.path,
      args: ['-p', folder, '-e', 'stderr', '-c', config],
      env: {},
      log: directory.logOf('gateway', 0),
      dataFolder: folder,
      stopSignal: 'SIGQUIT',
      isReady: () => acceptsConnections(gatewayPort),
    },
    configure: (upstreams) => {
      mkdirSync(folder, { recursive: true });
      writePrivateText(config, nginxConfig({ ...about, upstreams, stripeStandIn, sendgridStandIn }));
    },
  };
}

const annotated = z.object({ metadata: z.object({ annotations: z.record(z.string(), z.string()).default({}) }) });

/** The annotated limit, or the default of ingress-nginx. */
function bodySizeOf(manifest: string): string {
  const { metadata } = annotated.parse(parse(readFileSync(manifest, 'utf8')));
  return metadata.annotations['nginx.ingress.kubernetes.io/proxy-body-size'] ?? '1m';
}
