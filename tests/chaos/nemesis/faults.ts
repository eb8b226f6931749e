import { existsSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@ticketing/common/testing';
import { Redis } from 'ioredis';
import { injectFault, pendingFaults } from '@ticketing/test-driver/stand-in-faults';
import { withBus } from '@ticketing/test-driver/bus-client';
import { serviceNames } from '@ticketing/services';
import type { Stack } from '@ticketing/test-driver/stack';
import type { History } from '../history/history';
import type { Random } from '@ticketing/test-driver/random';
import { readStream } from '../checker/stream';
import { crashAt, describeFailpoints } from './failpoints';
import { FaultLog } from './fault-log';

export interface Target {
  name: string;
  replica: number;
}

export type StandIn = 'stripe' | 'sendgrid';

export type StandInFault = 'slow' | 'error' | 'timeout-after';

const REACHED_WITHIN_MS = 8_000;
const USED_UP_WITHIN_MS = 15_000;
const AGAIN_WITHIN_MS = 60_000;
const RESTORED_WITHIN_MS = 10_000;

/** Injects faults into a running system. Each is logged, and over once the affected processes run again. */
export class Faults {
  private lastLoss: Promise<void> = Promise.resolve();
  private readonly log: FaultLog;

  /** @param failpointFolder what `FAILPOINTS` names, where the system has failpoints */
  constructor(
    private readonly stack: Stack,
    private readonly history: History,
    private readonly failpointFolder: string | undefined,
    private readonly report: (line: string) => void,
  ) {
    this.log = new FaultLog(history, report);
  }

  /** Everything that can be killed or paused. */
  get targets(): Target[] {
    return this.stack.file.processes.map(({ name, replica }) => ({ name, replica }));
  }

  replicasOf(service: string): Target[] {
    return this.stack.replicasOf(service);
  }

  /** `kill -9`, of one process or of several at the same moment. */
  kill(...targets: Target[]): Promise<void> {
    return this.note(`kill -9 ${targets.map(nameOf).join(' and ')}`, targets, () => this.killNow(targets));
  }

  /** Stops a process without its noticing, as a machine does that swaps or is being moved. */
  pause(target: Target, seconds: number): Promise<void> {
    const { name, replica } = target;
    return this.note(`${nameOf(target)} frozen for ${seconds} s`, [target], async () => {
      if (this.stack.process(name, replica).pid === null) return false;
      this.stack.kill(name, replica, 'SIGSTOP');
      await delay(seconds * 1_000).finally(() => this.stack.kill(name, replica, 'SIGCONT'));
      return true;
    });
  }

  /** The bus comes back empty. */
  wipeBus(): Promise<void> {
    const nats = { name: 'nats', replica: 0 };
    const wipe = async () => {
      await this.stack.wipe('nats');
      return this.killNow([nats]);
    };
    return this.afterLastLoss(() => this.note('nats killed, its store wiped', [nats], wipe));
  }

  /** Redis forgets everything, and stays up. */
  flushRedis(): Promise<void> {
    const flush = async () => {
      const redis = new Redis(this.stack.file.redisUrl, { lazyConnect: true });
      try {
        await redis.flushall();
        return true;
      } finally {
        redis.disconnect();
      }
    };
    return this.afterLastLoss(() => this.note('redis flushed', [{ name: 'redis', replica: 0 }], flush));
  }

  /**
   * Has a stand-in answer late, with an error, or not at all after it did what it was asked.
   *
   * @param only the affected requests: writes, or reads as well; of all paths, or of those that contain `path`
   */
  standIn(
    name: StandIn,
    kind: StandInFault,
    count: number,
    ms: number,
    only: { method?: 'POST' | 'any'; path?: string } = {},
  ): Promise<void> {
    const { method = 'POST' } = only;
    const fault = `${name}${method === 'any' ? ', reads too' : ''}: ${kind} ${count} times`;
    return this.log.note({ fault, processes: [name], ms }, async () => {
      await injectFault(this.stack, name, { kind, count, ...only, method, ...(kind !== 'error' && { ms }) });
      const over = async () => (await pendingFaults(this.stack, name)) === 0;
      // It waits for the next requests, which will come.
      await waitFor(over, { within: USED_UP_WITHIN_MS }).catch(() => undefined);
      return true;
    });
  }

  /** Ends the next process of a service that reaches a failpoint; without failpoints, any process of it. */
  crash(service: string, step: string): Promise<void> {
    const { failpointFolder } = this;
    if (failpointFolder === undefined) return this.kill(...this.replicasOf(service).slice(0, 1));
    const fault = { fault: crashAt(service, step), processes: this.replicasOf(service).map(nameOf), reached: false };
    return this.log.note(fault, async () => {
      const file = join(failpointFolder, `${service}.${step}`);
      const restarts = this.restartsOf(service);
      writeFileSync(file, '');
      await waitFor(() => !existsSync(file), { within: REACHED_WITHIN_MS }).catch(() => undefined);
      // Withdrawn when it was not reached; when it was, perhaps at this very moment, the file is gone.
      fault.reached = await unlink(file).then(
        () => false,
        () => true,
      );
      const back = () => this.restartsOf(service) > restarts;
      if (fault.reached) await this.recovered(waitFor(back, { within: AGAIN_WITHIN_MS }));
      return fault.reached;
    });
  }

  /** Reports how often each failpoint was set, and how often it was reached. */
  reportFailpoints(): void {
    for (const line of describeFailpoints(this.history)) this.report(line);
  }

  /** Publishes an event that no subscriber can handle. */
  poison(subject: string, payload: string): Promise<void> {
    return this.note(`poison on ${subject}`, [], async () => {
      // Before it is known whether the bus took it: it may have, all the same.
      this.history.poison.push(payload);
      await withBus(this.stack, (bus) => bus.publish(subject, payload));
      return true;
    });
  }

  /** Old events come again, long after: at least once is all that a bus promises. */
  repeat(subjects: RegExp, count: number, random: Random): Promise<void> {
    return this.note(`${count} old events again`, [], async () => {
      const events = (await readStream(this.stack)).filter(({ subject }) => subjects.test(subject));
      if (events.length === 0) return false;
      const again = Array.from({ length: count }, () => random.pick(events));
      await withBus(this.stack, async (bus) => {
        for (const { subject, payload } of again) await bus.publish(subject, payload);
      });
      return true;
    });
  }

  /**
   * The bus and Redis have the only two records of the mails that were sent. Losing both at one moment is
   * not covered: the second is lost once the first could be restored from it.
   */
  private afterLastLoss(lose: () => Promise<void>): Promise<void> {
    const loss = this.lastLoss.then(lose);
    this.lastLoss = loss.then(() => delay(RESTORED_WITHIN_MS, undefined, { ref: false }));
    return loss;
  }

  /** @returns whether any of them was there to be killed */
  private async killNow(targets: readonly Target[]): Promise<boolean> {
    const before = targets.map(({ name, replica }) => this.stack.process(name, replica));
    for (const { name, replica } of targets) this.stack.kill(name, replica);
    const back = before.map(({ name, replica, restarts }) => this.stack.restarted(name, replica, restarts));
    await this.recovered(Promise.all(back));
    return before.some(({ pid }) => pid !== null);
  }

  /** What takes too long to come back has been hit all the same. */
  private async recovered(back: Promise<unknown>): Promise<void> {
    await back.catch((error: Error) => this.report(`not back: ${error.message}`));
  }

  private restartsOf(service: string): number {
    const replicas = this.stack.replicasOf(service).filter(({ pid }) => pid !== null);
    return replicas.reduce((sum, { restarts }) => sum + restarts, 0);
  }

  private note(fault: string, targets: readonly Target[], inject: () => Promise<boolean>): Promise<void> {
    return this.log.note({ fault, processes: targets.map(nameOf) }, inject);
  }
}

const names: readonly string[] = serviceNames;

export const nameOf = ({ name, replica }: Target) => (names.includes(name) ? `${name}-${replica}` : name);
