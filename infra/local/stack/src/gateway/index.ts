import { loadConfig } from './config';
import { Endpoints } from './endpoints';
import { createGateway } from './gateway';
import { probed } from './probe';
import { loadRoutes } from './routes';

const STOP_MS = 10_000;

const config = loadConfig();
const endpoints = new Endpoints(probed(config.upstreams));
const server = createGateway({ ...config, endpoints, routes: loadRoutes(config.ingressManifest) });

async function begin(): Promise<void> {
  // No request is led to a replica that has not been asked.
  await endpoints.begin();
  server.listen(config.port, config.host);
  await endpoints.watch();
}

void begin();

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  // A busy connection is idle for a moment only, between two requests.
  setInterval(() => server.closeIdleConnections(), 50);
  setTimeout(() => server.closeAllConnections(), STOP_MS);
});
