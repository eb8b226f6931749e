import type { Options } from '../options';
import type { Servers } from '@ticketing/binaries';
import type { Certificate } from '../supervisor/certificate';
import type { Connections } from '../supervisor/connections';
import type { FreePorts } from '../supervisor/free-ports';
import { STACK_MARK } from '../supervisor/orphans';
import type { ProcessDefinition } from '../supervisor/process-definition';
import type { Secrets } from '../supervisor/secrets';
import type { StateDirectory } from '../supervisor/state-directory';
import { planClient } from './client';
import { planGateway } from './gateway';
import { planNginx, type Ingress } from './nginx';
import { replicasOf } from './replicas';
import { planServers } from './servers';
import { planServices } from './services';
import { planStandIns } from './stand-ins';

/** What all parts of the plan use. */
export interface PlanContext {
  directory: StateDirectory;
  ports: FreePorts;
  secrets: Secrets;
  gatewayPort: number;
  /** Present with `--production`. */
  production?: Production;
}

export interface Production {
  certificate: Certificate;
  /** The port at which nginx passes the client's own requests to the services. */
  internalPort: number;
  /** The overlay's settings for the services. */
  settings: Record<string, string>;
}

export const gatewayUrl = ({ gatewayPort, production }: PlanContext, host = 'localhost'): string =>
  `${production ? 'https' : 'http'}://${host}:${gatewayPort}`;

export interface Plan {
  definitions: ProcessDefinition[];
  connections: Connections;
  mailbox: boolean;
  client: boolean;
  /** Present with nginx, which needs the list of ready replicas in its configuration. */
  ingress?: Ingress;
}

/** Decides on the processes, their ports and their environments; starts none. */
export async function planStack(servers: Servers, options: Options, context: PlanContext): Promise<Plan> {
  const { definitions: serverProcesses, connections } = await planServers(servers, context);
  const standIns = await planStandIns(context);
  const services = await planServices(options.replicas, { ...context, connections, standIns });
  const client = options.client ? await planClient(options.clientReplicas, context) : [];
  const backends = { replicas: replicasOf([...services, ...client]), standIns, context };
  const ingress = context.production && planNginx({ ...context.production, nginx: servers.nginx, ...backends });
  const gateway = ingress?.definition ?? planGateway(backends);
  const definitions = [...serverProcesses, ...standIns.definitions, ...services, ...client, gateway];
  const mark = { [STACK_MARK]: context.directory.root };
  return {
    definitions: definitions.map((definition) => ({ ...definition, env: { ...definition.env, ...mark } })),
    connections,
    mailbox: standIns.sendgridUrl !== undefined,
    client: client.length > 0,
    ...(ingress && { ingress }),
  };
}
