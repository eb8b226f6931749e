import { z } from 'zod';
import { RecordingBus, startReady, testEnvironment } from '../testing';
import { mongoSettings, parseConfig, serviceSettings } from './config';
import { createLogger } from './logger';
import { ServiceAssembly, type Overrides, type Store } from './service-assembly';

const config = parseConfig(z.object({ ...serviceSettings, ...mongoSettings }), testEnvironment('test'));
const logger = createLogger('test', 'silent');

/** Records the order in which components start and stop. */
function recorder() {
  const steps: string[] = [];
  const component = (name: string): Store => ({
    name,
    prepared: true,
    start: () => void steps.push(`start ${name}`),
    stop: async () => void steps.push(`stop ${name}`),
  });
  return { steps, component };
}

class TestAssembly extends ServiceAssembly<Store> {
  constructor(store: Store, overrides: Overrides) {
    const noLetters = { count: async () => 0 };
    super(
      'test',
      config,
      overrides,
      () => store,
      () => noLetters as never,
    );
  }
}

describe('a service assembly', () => {
  it('starts the store first and the components in their order, and stops them in the opposite one', async () => {
    const { steps, component } = recorder();
    const assembly = new TestAssembly(component('store'), { logger });
    assembly.add(component('first'));
    assembly.add(component('second'));
    const { service } = assembly.build({});
    await startReady({ service });
    await service.stop();
    const order = ['store', 'first', 'second'];
    expect(steps).toEqual([
      ...order.map((name) => `start ${name}`),
      ...order.toReversed().map((name) => `stop ${name}`),
    ]);
  });

  it('runs without a bus unless it is asked for one', async () => {
    const { component } = recorder();
    const { service } = new TestAssembly(component('store'), { logger }).build({});
    await service.start();
    expect(service.missing()).not.toHaveProperty('bus');
    await service.stop();
  });

  it('takes the bus that it is given, and refuses a configuration that names none', () => {
    const { component } = recorder();
    const bus = new RecordingBus();
    expect(new TestAssembly(component('store'), { logger, bus }).bus).toBe(bus);
    expect(() => new TestAssembly(component('store'), { logger }).bus).toThrow('NATS_URL');
  });
});
