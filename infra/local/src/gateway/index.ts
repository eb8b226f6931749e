import { loadConfig } from './config';
import { createGateway } from './gateway';
import { loadRoutes } from './routes';

const STOP_MS = 10_000;

const config = loadConfig();
const server = createGateway({ ...config, routes: loadRoutes(config.ingressManifest) });
server.listen(config.port, config.host);

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  // A busy connection is idle for a moment only, between two requests.
  setInterval(() => server.closeIdleConnections(), 50);
  setTimeout(() => server.closeAllConnections(), STOP_MS);
});
