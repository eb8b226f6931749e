import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { serviceNames } from '@ticketing/services';
import type { Stack } from '@ticketing/test-driver/stack';
import { measureChannels } from './channels';
import { countDocuments } from './collections';
import { measureFolders } from './folders';
import { heapAfterCollection } from './heap';
import { labelOf, usageOf } from './processes';
import { countKeys } from '@ticketing/test-driver/redis-keys';
import type { Sample } from './sample';
import { serviceMetrics } from './service-metrics';

const SERVERS = new Set(['mongo', 'nats', 'redis']);

/** What only the load itself knows. */
export interface Progress {
  purchases: number;
  underWay: number;
}

/** Reads everything that could grow. */
export class Sampler {
  readonly samples: Sample[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly stack: Stack,
    readonly redis: Redis,
    readonly mongo: MongoClient,
  ) {}

  static async connect(stack: Stack): Promise<Sampler> {
    const mongo = await new MongoClient(stack.file.mongoUri).connect();
    return new Sampler(stack, new Redis(stack.file.redisUrl), mongo);
  }

  /**
   * Reads every so many milliseconds, until it is stopped.
   *
   * @throws Error when a reading fails
   */
  start(everyMs: number, progress: () => Progress): Promise<void> {
    const began = performance.now();
    const { signal } = this.stopping;
    const repeat = async () => {
      while (!signal.aborted) {
        const { purchases, underWay } = progress();
        const seconds = (performance.now() - began) / 1_000;
        this.samples.push({ seconds, purchases, figures: { 'journeys under way': underWay, ...(await this.read()) } });
        await delay(everyMs, undefined, { signal }).catch(() => undefined);
      }
    };
    this.running = repeat();
    return this.running;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  async close(): Promise<void> {
    this.redis.disconnect();
    await this.mongo.close();
  }

  async read(): Promise<Record<string, number>> {
    const services = serviceNames.flatMap((name) => this.stack.replicasOf(name));
    const metrics = services.map((replica) => serviceMetrics(labelOf(replica), replica.url));
    const readings = await Promise.all([
      ...metrics,
      this.readHeaps(),
      countKeys(this.redis),
      countDocuments(this.mongo),
      measureChannels(this.stack),
      measureFolders(this.stack.folder),
    ]);
    return Object.assign(this.readProcesses(), ...readings) as Record<string, number>;
  }

  private readProcesses(): Record<string, number> {
    const figures: Record<string, number> = {};
    for (const process of this.stack.file.processes) {
      const { memory, handles } = usageOf(process.pid ?? 0);
      figures[`memory ${labelOf(process)}`] = memory;
      figures[`handles ${labelOf(process)}`] = handles;
    }
    return figures;
  }

  /** Of what runs on Node.js: the servers do not. */
  private async readHeaps(): Promise<Record<string, number>> {
    const onNode = this.stack.file.processes.filter(({ name }) => !SERVERS.has(name));
    const logs = onNode.map(({ name, replica }) => join(this.stack.folder, 'logs', `${name}-${replica}.log`));
    const heaps = await Promise.all(logs.map(heapAfterCollection));
    return Object.fromEntries(onNode.map((process, n) => [`heap ${labelOf(process)}`, heaps[n] ?? NaN]));
  }
}
