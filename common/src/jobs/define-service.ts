import { ServiceAssembly, type AssemblyConfig, type Overrides } from '../service/service-assembly';
import { JobQueue, type JobQueueOptions } from './job-queue';
import { redisDeadLetters } from './redis/dead-letters';
import { Redis } from './redis/redis';

/** What a test may hand in to a service with a Redis. */
export interface RedisOverrides extends Overrides {
  /** What the service's keys in Redis begin with; the service's name unless given. */
  keyPrefix?: string | undefined;
}

type RedisConfig = AssemblyConfig & { REDIS_URL: string; REDIS_CA_FILE?: string | undefined };
type OwnOptions<Data> = Omit<JobQueueOptions<Data>, 'redis' | 'prefix' | 'logger' | 'metrics'>;

/** A service with a Redis, in the making; see `ServiceAssembly`. */
class RedisServiceAssembly extends ServiceAssembly<Redis> {
  readonly redis = this.store;
  readonly keyPrefix: string;

  constructor(name: string, config: RedisConfig, { keyPrefix = name, ...overrides }: RedisOverrides) {
    super(
      name,
      config,
      overrides,
      (logger) => new Redis(config.REDIS_URL, logger, config.REDIS_CA_FILE),
      ({ client }) => redisDeadLetters(client, `deadletters:${keyPrefix}`),
    );
    this.keyPrefix = keyPrefix;
  }

  /** A queue of jobs, which are worked on while the service runs. */
  jobQueue<Data>(options: OwnOptions<Data>): JobQueue<Data> {
    const { redis, keyPrefix: prefix, context } = this;
    return this.add(new JobQueue<Data>({ ...options, ...context, redis, prefix }));
  }
}

/**
 * Begins a service whose state is in Redis: what is the same in all of them is there, and its own jobs, routes and listeners
 * are added until `build`.
 *
 * @param name of the service: of its logs, its metrics, its keys and its durable queue group
 * @throws ConfigError when it uses the bus and the configuration names none
 */
export const defineService = (
  name: string,
  config: RedisConfig,
  overrides: RedisOverrides = {},
): RedisServiceAssembly => new RedisServiceAssembly(name, config, overrides);
