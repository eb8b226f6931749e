import type { Options } from '../options';
import type { Servers } from '../servers/find-servers';
import type { Connections } from '../stack/connections';
import type { FreePorts } from '../stack/free-ports';
import { STACK_MARK } from '../stack/orphans';
import type { ProcessDefinition } from '../stack/process-definition';
import type { Secrets } from '../stack/secrets';
import type { StateDirectory } from '../stack/state-directory';
import { planClient } from './client';
import { planGateway } from './gateway';
import { planServers } from './servers';
import { planServices } from './services';
import { planStandIns } from './stand-ins';

/** What the parts of the plan have in common. */
export interface Setting {
  directory: StateDirectory;
  ports: FreePorts;
  secrets: Secrets;
  gatewayPort: number;
}

export interface Plan {
  definitions: ProcessDefinition[];
  connections: Connections;
  mailbox: boolean;
  client: boolean;
}

/** Decides which processes there are, on which ports, and with which environment. Nothing is started yet. */
export async function planStack(servers: Servers, options: Options, setting: Setting): Promise<Plan> {
  const { definitions: serverProcesses, connections } = await planServers(servers, setting);
  const standIns = await planStandIns(setting);
  const services = await planServices(options.replicas, { connections, standIns, setting });
  const client = options.client ? await planClient(setting) : [];
  const gateway = planGateway({ services, client, standIns, setting });
  const definitions = [...serverProcesses, ...standIns.definitions, ...services, ...client, gateway];
  const mark = { [STACK_MARK]: setting.directory.root };
  return {
    definitions: definitions.map((definition) => ({ ...definition, env: { ...definition.env, ...mark } })),
    connections,
    mailbox: standIns.sendgridUrl !== undefined,
    client: client.length > 0,
  };
}
