import type { Service } from '../service/service';
import { waitFor } from './wait-for';

/** Services that a test started, so that it can end them all. */
const running = new Set<Service>();

/**
 * Starts a service and waits until it is ready.
 *
 * @returns where it listens
 */
export async function startReady({ service }: { service: Service }): Promise<string> {
  running.add(service);
  const { url } = await service.start();
  await waitFor(() => Object.keys(service.missing()).length === 0, { what: 'the service being ready' });
  return url;
}

/** Stops every service that the test file started: for `afterAll` or `afterEach`. */
export async function stopAll(): Promise<void> {
  const services = [...running];
  running.clear();
  await Promise.all(services.map((service) => service.stop()));
}
