import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@ticketing/common/testing';
import { Redis } from 'ioredis';
import { fault as misbehave, troubleLeft } from '../../support/books';
import { withBus } from '../../support/bus-client';
import { SERVICES, type Stack } from '../../support/stack';
import type { History } from '../history/history';
import type { Random } from '../../support/random';
import { readStream } from '../judge/stream';

export interface Target {
  name: string;
  replica: number;
}

export type StandInFault = 'slow' | 'error' | 'timeout-after';

const REACHED_WITHIN_MS = 8_000;
const USED_UP_WITHIN_MS = 15_000;
const AGAIN_WITHIN_MS = 60_000;
const RESTORED_WITHIN_MS = 10_000;

/** What can be done to a running system. Each fault is noted, and over once what it befell runs again. */
export class Faults {
  private lastLoss: Promise<void> = Promise.resolve();

  /** @param crashFolder what `CRASH_POINTS` names */
  constructor(
    private readonly stack: Stack,
    private readonly history: History,
    private readonly crashFolder: string,
    private readonly report: (line: string) => void,
  ) {}

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
      if (this.stack.process(name, replica).pid === null) return;
      this.stack.kill(name, replica, 'SIGSTOP');
      await delay(seconds * 1_000).finally(() => this.stack.kill(name, replica, 'SIGCONT'));
    });
  }

  /** The bus comes back empty. */
  wipeBus(): Promise<void> {
    const nats = { name: 'nats', replica: 0 };
    const wipe = async () => {
      await this.stack.wipe('nats');
      await this.killNow([nats]);
    };
    return this.afterLastLoss(() => this.note('nats killed, its store wiped', [nats], wipe));
  }

  /** Redis forgets everything, and stays up. */
  flushRedis(): Promise<void> {
    const flush = async () => {
      const redis = new Redis(this.stack.file.redisUrl, { lazyConnect: true });
      try {
        await redis.flushall();
      } finally {
        redis.disconnect();
      }
    };
    return this.afterLastLoss(() => this.note('redis flushed', [{ name: 'redis', replica: 0 }], flush));
  }

  /** Has a stand-in answer late, with an error, or not at all after it did what it was asked. */
  standIn(name: 'stripe' | 'sendgrid', kind: StandInFault, count: number, ms: number): Promise<void> {
    return this.note(`${name}: ${kind} ${count} times`, [{ name, replica: 0 }], async () => {
      await misbehave(this.stack, name, { kind, count, ...(kind !== 'error' && { ms }) });
      const over = async () => (await troubleLeft(this.stack, name)) === 0;
      // As long as nobody asks, it lies in wait; somebody will.
      await waitFor(over, { within: USED_UP_WITHIN_MS }).catch(() => undefined);
    });
  }

  /** Ends the next process of a service that comes by a step, right there. */
  crash(service: string, step: string): Promise<void> {
    return this.note(`crash of ${service}: ${step.replaceAll('-', ' ')}`, this.replicasOf(service), async () => {
      const file = join(this.crashFolder, `${service}.${step}`);
      const restarts = this.restartsOf(service);
      writeFileSync(file, '');
      const reached = await waitFor(() => !existsSync(file), { within: REACHED_WITHIN_MS }).catch(() => false);
      // Taken back: nobody came by. Should somebody have, at this very moment, it is a crash all the same.
      if (reached === false) rmSync(file, { force: true });
      else await waitFor(() => this.restartsOf(service) > restarts, { within: AGAIN_WITHIN_MS });
    });
  }

  /** Puts something on the bus that nobody can handle. */
  poison(subject: string, payload: string): Promise<void> {
    return this.note(`poison on ${subject}`, [], async () => {
      // Before it is known whether the bus took it: it may have, all the same.
      this.history.poison.push(payload);
      await withBus(this.stack, (bus) => bus.publish(subject, payload));
    });
  }

  /** Old events come again, long after: at least once is all that a bus promises. */
  repeat(subjects: RegExp, count: number, random: Random): Promise<void> {
    return this.note(`${count} old events again`, [], async () => {
      const events = (await readStream(this.stack)).filter(({ subject }) => subjects.test(subject));
      if (events.length === 0) return;
      const again = Array.from({ length: count }, () => random.pick(events));
      await withBus(this.stack, async (bus) => {
        for (const { subject, payload } of again) await bus.publish(subject, payload);
      });
    });
  }

  /**
   * The bus and Redis have the only two copies of what mails were sent. Nobody promises anything of both being lost at one
   * moment: the second is lost once the first could be restored from it.
   */
  private afterLastLoss(lose: () => Promise<void>): Promise<void> {
    const loss = this.lastLoss.then(lose);
    this.lastLoss = loss.then(() => delay(RESTORED_WITHIN_MS, undefined, { ref: false }));
    return loss;
  }

  private async killNow(targets: Target[]): Promise<void> {
    const before = targets.map(({ name, replica }) => this.stack.process(name, replica));
    for (const { name, replica } of targets) this.stack.kill(name, replica);
    await Promise.all(before.map(({ name, replica, restarts }) => this.stack.restarted(name, replica, restarts)));
  }

  private restartsOf(service: string): number {
    const replicas = this.stack.replicasOf(service).filter(({ pid }) => pid !== null);
    return replicas.reduce((sum, { restarts }) => sum + restarts, 0);
  }

  /** What cannot be injected at the moment, since what it needs is down from another fault, is left out. */
  private async note(fault: string, targets: readonly Target[], inject: () => Promise<void>): Promise<void> {
    const injection = { fault, processes: targets.map(nameOf), from: Date.now() };
    this.history.injections.push(injection);
    this.report(fault);
    try {
      await inject();
    } catch (error) {
      this.report(`${fault}: ${(error as Error).message}`);
    } finally {
      Object.assign(injection, { to: Date.now() });
    }
  }
}

export const nameOf = ({ name, replica }: Target) => (SERVICES.includes(name) ? `${name}-${replica}` : name);
