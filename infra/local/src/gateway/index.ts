import { loadConfig } from './config';
import { createGateway } from './gateway';
import { loadRoutes } from './routes';

const STOP_MS = 10_000;

const config = loadConfig();
const server = createGateway({ ...config, routes: loadRoutes(config.ingressManifest) });
server.listen(config.port, config.host);

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
});
