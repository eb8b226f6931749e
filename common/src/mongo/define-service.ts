import type { Logger } from 'pino';
import type { DatabaseConfig } from '../service/config';
import { ServiceAssembly, type AssemblyConfig, type Overrides } from '../service/service-assembly';
import { mongoDeadLetters } from './dead-letters';
import { IdempotencyKeys } from './idempotency-keys';
import { Mongo } from './mongo';
import { Outbox } from './outbox/outbox';
import type { AggregateModel } from './outbox/stored-aggregates';

/** What a test may hand in to a service with a MongoDB. */
export interface MongoOverrides extends Overrides {
  mongo?: Mongo | undefined;
}

type MongoConfig = AssemblyConfig & DatabaseConfig;

/** A service with a MongoDB, in the making; see `ServiceAssembly`. */
class MongoServiceAssembly extends ServiceAssembly<Mongo> {
  readonly mongo = this.store;
  /** For models; usable once the service has started. */
  readonly connection = this.store.connection;

  private readonly publishedKeptMs: number;

  constructor(name: string, config: MongoConfig, overrides: MongoOverrides) {
    const createMongo = (logger: Logger) =>
      overrides.mongo ?? new Mongo(config.MONGO_URI, logger, config.MONGO_CA_FILE);
    super(name, config, overrides, createMongo, ({ connection }) => mongoDeadLetters(connection));
    this.publishedKeptMs = config.PUBLISHED_KEPT_SECONDS * 1_000;
  }

  /** The outbox of these aggregates, which publishes their events while the service runs. */
  outbox(...models: AggregateModel[]): Outbox {
    return this.add(new Outbox({ ...this.context, bus: this.bus, models, keptMs: this.publishedKeptMs }));
  }

  /** The memory of requests with an `Idempotency-Key`; its index is built when the service starts. */
  idempotencyKeys(): IdempotencyKeys {
    const keys = new IdempotencyKeys(this.connection, this.context.failpoint);
    this.mongo.prepare(() => keys.createIndexes());
    return keys;
  }
}

/**
 * Begins a service whose state is in MongoDB: what is the same in all of them is there, and its own models, routes and
 * listeners are added until `build`.
 *
 * @param name of the service: of its logs, its metrics and its durable queue group
 * @throws ConfigError when it uses the bus and the configuration names none
 */
export const defineService = (
  name: string,
  config: MongoConfig,
  overrides: MongoOverrides = {},
): MongoServiceAssembly => new MongoServiceAssembly(name, config, overrides);
