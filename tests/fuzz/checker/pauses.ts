import axios from 'axios';
import { waitFor } from '@ticketing/common/testing';
import { serviceNames } from '@ticketing/services';
import type { Stack } from '@ticketing/test-driver/stack';
import { Watch } from './watch';

/** A longer pause delays every other caller too much. */
export const LONGEST_PAUSE_MS = 200;

const LAG = /^nodejs_eventloop_lag_max_seconds\S* (\S+)$/m;
const LETTERS = /^dead_letters\S* (\d+)$/m;

/** A process that has ended is started again after a delay, which grows with each time. */
const RESTARTED_WITHIN_MS = 30_000;

/** How many times in a row an input has to reproduce a pause, to be its cause. */
const REPETITIONS = 3;

/** An event loop that stood still. */
export interface Pause {
  service: string;
  /** How long, by the service's own metrics. */
  ms: number;
  /** How long its process computed at a stretch meanwhile; NaN where the platform does not report it. */
  computedMs: number;
}

/**
 * Whether the process caused the pause. A shared machine stops a process now and then: one that hardly computed
 * meanwhile was kept from it.
 */
export const isOwn = ({ ms, computedMs }: Pause): boolean => ms > LONGEST_PAUSE_MS && !(computedMs <= LONGEST_PAUSE_MS);

export const describePause = ({ service, ms, computedMs }: Pause): string =>
  `${service} stood still for ${Math.round(ms)} ms, and computed for ${Math.round(computedMs)} ms`;

/** The pauses of the services' event loops, by their own metrics, which start over when they are read. */
export class Pauses {
  private readonly sinceRead = new Map<string, number>();
  private readonly sinceForgotten = new Map<string, number>();
  private readonly watches: Map<string, Watch>;
  private readonly machines: Pause[] = [];

  constructor(private readonly stack: Stack) {
    this.watches = new Map(serviceNames.map((name) => [name, new Watch(() => stack.process(name))]));
  }

  async close(): Promise<void> {
    await Promise.all([...this.watches.values()].map((watch) => watch.stop()));
  }

  /** @returns how many dead letters each service has, by the same metrics */
  async observe(): Promise<Map<string, number>> {
    const letters = serviceNames.map(async (name) => {
      const data = await this.metricsOf(name);
      const ms = Number(LAG.exec(data)?.[1] ?? 0) * 1000;
      for (const longest of [this.sinceRead, this.sinceForgotten])
        longest.set(name, Math.max(ms, longest.get(name) ?? 0));
      return [name, Number(LETTERS.exec(data)?.[1] ?? 0)] as const;
    });
    return new Map(await Promise.all(letters));
  }

  /** @returns the services that stood still by themselves for too long since the last call */
  async read(): Promise<Pause[]> {
    await this.observe();
    const pauses = [...this.sinceRead].map(([service, ms]) => {
      return { service, ms, computedMs: this.watches.get(service)?.take() ?? NaN };
    });
    this.sinceRead.clear();
    this.machines.push(...pauses.filter((pause) => pause.ms > LONGEST_PAUSE_MS && !isOwn(pause)));
    return pauses.filter(isOwn);
  }

  /** Ignores the pauses since the last call. */
  async ignore(): Promise<void> {
    await Promise.all(serviceNames.map((name) => this.metricsOf(name)));
    for (const watch of this.watches.values()) watch.take();
  }

  /** Starts over. */
  async forget(): Promise<void> {
    await this.read();
    this.sinceForgotten.clear();
    this.machines.length = 0;
  }

  describe(): string {
    const each = [...this.sinceForgotten].map(([name, ms]) => `${name} ${Math.round(ms)}`);
    const machines = this.machines.map((pause) => `\n        the machine's: ${describePause(pause)}`);
    return `        longest pauses of the event loops, in ms: ${each.join(', ')}${machines.join('')}`;
  }

  /**
   * Repeats inputs to find those that stop an event loop each time.
   *
   * @param act does one of them, to its end
   * @returns those after which a service stood still each time, and for how long
   */
  async causesAmong<T>(things: T[], act: (thing: T) => Promise<unknown>): Promise<{ thing: T; seen: string[] }[]> {
    const together = await this.repeat(() => Promise.all(things.map(act)));
    const causes: { thing: T; seen: string[] }[] = [];
    if (together.length < REPETITIONS) return causes;
    for (const thing of things) {
      const seen = await this.repeat(() => act(thing));
      if (seen.length === REPETITIONS) causes.push({ thing, seen });
    }
    return causes;
  }

  /** A process that has crashed is waited for until it is back: the crash is the violation, and is reported as that. */
  private metricsOf(name: string): Promise<string> {
    const read = async () => (await axios.get<string>(`${this.stack.process(name).url}/metrics`)).data;
    return waitFor(read, { within: RESTARTED_WITHIN_MS, what: `an answer of ${name}` });
  }

  /** @returns a line for each time that something stood still, up to the first when nothing did */
  private async repeat(work: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    for (let time = 0; time < REPETITIONS && seen.length === time; time += 1) {
      await this.read();
      await work();
      const [paused] = await this.read();
      if (paused) seen.push(describePause(paused));
    }
    return seen;
  }
}
