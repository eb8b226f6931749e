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

/** What the parts of the plan have in common. */
export interface Setting {
  directory: StateDirectory;
  ports: FreePorts;
  secrets: Secrets;
  gatewayPort: number;
  /** Present in the shape of production. */
  production?: Production;
}

export interface Production {
  certificate: Certificate;
  /** On which nginx leads the client's own calls to the services. */
  internalPort: number;
  /** What the overlay sets for the services. */
  settings: Record<string, string>;
}

export const gatewayUrl = ({ gatewayPort, production }: Setting, host = 'localhost'): string =>
  `${production ? 'https' : 'http'}://${host}:${gatewayPort}`;

export interface Plan {
  definitions: ProcessDefinition[];
  connections: Connections;
  mailbox: boolean;
  client: boolean;
  /** Present where the gateway has to be told which replicas take requests, since it does not ask them itself. */
  ingress?: Ingress;
}

/** Decides which processes there are, on which ports, and with which environment. Nothing is started yet. */
export async function planStack(servers: Servers, options: Options, setting: Setting): Promise<Plan> {
  const { definitions: serverProcesses, connections } = await planServers(servers, setting);
  const standIns = await planStandIns(setting);
  const services = await planServices(options.replicas, { connections, standIns, setting });
  const client = options.client ? await planClient(options.clientReplicas, setting) : [];
  const behind = { replicas: replicasOf([...services, ...client]), standIns, setting };
  const ingress = setting.production && planNginx({ ...setting.production, nginx: servers.nginx, ...behind });
  const gateway = ingress?.definition ?? planGateway(behind);
  const definitions = [...serverProcesses, ...standIns.definitions, ...services, ...client, gateway];
  const mark = { [STACK_MARK]: setting.directory.root };
  return {
    definitions: definitions.map((definition) => ({ ...definition, env: { ...definition.env, ...mark } })),
    connections,
    mailbox: standIns.sendgridUrl !== undefined,
    client: client.length > 0,
    ...(ingress && { ingress }),
  };
}
