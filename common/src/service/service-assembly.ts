import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus';
import { Consumer, type AnyListener } from '../consumer/consumer';
import { DeadLetters, type DeadLetterStore } from '../dead-letters/dead-letters';
import type { Component } from './component';
import { ConfigError, type BusConfig, type ServiceConfig } from './config';
import { periodic } from './periodic';
import {
  createBus,
  createContext,
  createService,
  createServiceApp,
  type CreatedService,
  type ServiceContext,
} from './service-context';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DROP_EVERY_MS = 10 * 60 * 1_000;

/** What a test may hand in; production leaves all of it out. */
export interface Overrides {
  bus?: Bus | undefined;
  logger?: Logger | undefined;
  now?: (() => Date) | undefined;
}

/** What a service does: its subscriptions and its routes. */
export interface ServiceDefinition {
  listeners?: AnyListener[];
  routers?: Router[];
  /** Routers that read the body's raw bytes (signed webhooks). */
  rawRouters?: Router[];
  /** Whether the service is not ready without the bus; see `createService`. */
  needsBus?: boolean;
}

/** The configuration of a service; one without a bus leaves its variables out. */
export type AssemblyConfig = ServiceConfig & Partial<BusConfig>;

/** A database or Redis, without which a service can answer no request. */
export type Store = Component & { readonly prepared: boolean };

/**
 * Puts a service together, in the same order everywhere: it starts the store, the bus, its own components in the order in
 * which they were added, and the consumer of events; it stops them in the opposite order. Nothing connects before that.
 */
export abstract class ServiceAssembly<S extends Store> {
  readonly context: ServiceContext;
  /** The clock. */
  readonly now: () => Date;
  protected readonly store: S;
  private readonly components: Component[] = [];
  private createdBus: Bus | undefined;
  /** The events that it could not handle. */
  readonly deadLetters: DeadLetters;

  constructor(
    name: string,
    private readonly config: AssemblyConfig,
    private readonly overrides: Overrides,
    createStore: (logger: Logger) => S,
    deadLetterStore: (store: S) => DeadLetterStore,
  ) {
    this.context = createContext(name, config, overrides.logger);
    this.now = overrides.now ?? (() => new Date());
    this.store = createStore(this.context.logger);
    this.deadLetters = new DeadLetters(deadLetterStore(this.store));
  }

  /**
   * The bus; a service that never asks for it and has no listeners runs without one.
   *
   * @throws ConfigError when the configuration names none
   */
  get bus(): Bus {
    this.createdBus ??= this.overrides.bus ?? createBus(this.context, withBus(this.config));
    return this.createdBus;
  }

  /** Adds a component, which starts after those that were added before. */
  add<C extends Component>(component: C): C {
    this.components.push(component);
    return component;
  }

  /** Adds work that is repeated, with a pause in milliseconds between two runs; see `periodic`. */
  every(pauseMs: number, name: string, work: () => Promise<unknown>): void {
    this.add(periodic(name, pauseMs, work, this.context.logger));
  }

  /** The whole service, not yet started. */
  build({ listeners = [], routers = [], rawRouters = [], needsBus = false }: ServiceDefinition): CreatedService {
    const { context, store, deadLetters } = this;
    const keptMs = this.config.DEAD_LETTERS_KEPT_DAYS * DAY_MS;
    const dropOld = () => deadLetters.dropBefore(new Date(Date.now() - keptMs));
    this.every(Math.min(DROP_EVERY_MS, keptMs), 'old dead letters', dropOld);
    const apps = createServiceApp(context, { store, deadLetters, routers, raw: rawRouters });
    const consume = () => new Consumer({ ...context, bus: this.bus, group: context.name, listeners, deadLetters });
    const consumers = listeners.length > 0 ? [consume()] : [];
    const buses = this.createdBus ? [this.createdBus] : [];
    return createService(context, apps, [store, ...buses, ...this.components, ...consumers], { needsBus });
  }
}

function withBus(config: AssemblyConfig): BusConfig {
  const { NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID, NATS_CA_FILE } = config;
  if (NATS_URL && NATS_CLUSTER_ID && NATS_CLIENT_ID) return { NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID, NATS_CA_FILE };
  throw new ConfigError('NATS_URL, NATS_CLUSTER_ID and NATS_CLIENT_ID are required by a service that uses the bus');
}
