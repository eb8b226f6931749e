import { loadDemo } from '@ticketing/stand-ins';
import type { Options } from './options';
import { ingressEndpoints } from './plan/ingress-endpoints';
import { overlaySettings } from './plan/overlay-settings';
import { gatewayUrl, planStack, type Production } from './plan/plan';
import { findServers } from '@ticketing/binaries';
import { loadCertificate } from './supervisor/certificate';
import { claimDirectory } from './supervisor/claim-directory';
import { FreePorts } from './supervisor/free-ports';
import { chooseGatewayPort } from './supervisor/gateway-port';
import { limitLogs } from './supervisor/log-limit';
import { loadSecrets } from './supervisor/secrets';
import { Stack } from './supervisor/stack';
import { StatePublisher } from './supervisor/state-publisher';
import type { StateDirectory } from './supervisor/state-directory';
import { onStopSignal } from './stop-signal';
import { summary } from './summary';
import { print, report } from './terminal';

/** Runs the whole system until it gets a signal to stop. */
export async function runStack(options: Options): Promise<void> {
  const { directory, release } = await claimDirectory(options, report);
  try {
    await runIn(directory, options);
  } finally {
    await release();
  }
}

async function runIn(directory: StateDirectory, options: Options): Promise<void> {
  const ports = new FreePorts();
  const gatewayPort = await chooseGatewayPort(options.port, ports);
  const servers = await findServers(report, options);
  const secrets = loadSecrets(directory.secretsFile);
  const production = options.production ? await productionShape(directory, ports) : undefined;
  const context = { directory, ports, secrets, gatewayPort, ...(production && { production }) };
  const plan = await planStack(servers, options, context);
  const gateway = gatewayUrl(context);
  const gatewayCertificate = production?.certificate.certificateFile;
  const about = { gateway, ...(gatewayCertificate && { gatewayCertificate }), ...secrets, ...plan.connections };
  const publisher = new StatePublisher(directory, about, report);
  let running = false;
  const stack: Stack = new Stack(plan.definitions, (process) => {
    if (running && process.pid === null) report(`${process.label} ended and is restarted`);
    publisher.publish(stack, process);
  });
  const stopped = onStopSignal(stack);
  const ended = new AbortController();
  try {
    void limitLogs(logsOf(stack), report, ended.signal);
    const endpoints = plan.ingress && ingressEndpoints(plan.ingress, stack);
    await stack.start((process) => report(`${process.label} is ready, port ${process.definition.port}`));
    if (stopped.requested()) return;
    running = true;
    void endpoints?.watch(ended.signal);
    if (options.demo) await loadDemo(gateway, directory.demoFile, report, gatewayCertificate);
    if (!stopped.requested()) print(summary({ gateway, ...plan, directory: directory.root }));
    await stopped.promise;
  } finally {
    running = false;
    ended.abort();
    report('Stopping …');
    await stack.stop();
    report('Stopped. The data is kept for the next start.');
  }
}

async function productionShape(directory: StateDirectory, ports: FreePorts): Promise<Production> {
  const certificate = await loadCertificate(directory);
  return { certificate, internalPort: await ports.next(), settings: overlaySettings() };
}

const logsOf = ({ processes }: Stack): string[] => processes.map(({ definition }) => definition.log);
