import { loadConfig } from './config';
import { Endpoints } from './endpoints';
import { createGateway } from './gateway';
import { probed } from './probe';
import { loadRoutes } from './routes';

const STOP_MS = 10_000;

const config = loadConfig();
const endpoints = new Endpoints(probed(config.upstreams));
const server = createGateway({ ...config, endpoints, routes: loadRoutes(config.ingressManifest) });
// Nobody is led to a replica that has not been asked.
void endpoints.refresh().then(() => server.listen(config.port, config.host));
void endpoints.watch();

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  // A busy connection is idle for a moment only, between two requests.
  setInterval(() => server.closeIdleConnections(), 50);
  setTimeout(() => server.closeAllConnections(), STOP_MS);
});
