import { setTimeout as pause } from 'node:timers/promises';

/** One process that answers for a service. */
export interface Replica {
  url: string;
  /** Its own word, as a readiness probe takes it; undefined where it said nothing in time. */
  probe: () => Promise<boolean | undefined>;
}

/** By the name of the Kubernetes Service: the addresses of those that take requests. */
export type ReadyUrls = Record<string, string[]>;

const PERIOD_MS = 250;
const BEGIN_MS = 10_000;
/** So often in a row a replica may say nothing before it is left out: one that is merely busy still answers requests. */
const SILENCES = 2;

interface State {
  service: string;
  replica: Replica;
  ready: boolean;
  silences: number;
}

/**
 * Which replicas of each service take requests: those that say that they are ready. The counterpart of a cluster's
 * endpoints, which an ingress controller goes by.
 */
export class Endpoints {
  /** All count as ready until they are asked. */
  ready: ReadyUrls;
  private readonly states: State[];

  /**
   * @param replicas by the name of the service
   * @param onChange is called when others are ready than before
   */
  constructor(
    replicas: Record<string, Replica[]>,
    private readonly onChange: (ready: ReadyUrls) => void = () => undefined,
  ) {
    this.states = Object.entries(replicas).flatMap(([service, all]) =>
      all.map((replica) => ({ service, replica, ready: true, silences: 0 })),
    );
    this.ready = this.collect();
  }

  /** Asks all of them once. */
  async refresh(): Promise<void> {
    await Promise.all(this.states.map((state) => this.ask(state)));
  }

  /** Asks until each service has a replica that takes requests, for some seconds at most. */
  async begin(): Promise<void> {
    const deadline = Date.now() + BEGIN_MS;
    await this.refresh();
    while (Object.values(this.ready).some((urls) => urls.length === 0) && Date.now() < deadline) {
      await pause(PERIOD_MS);
      await this.refresh();
    }
  }

  /** Goes on asking until it is called off; one that is slow to answer does not keep the others waiting. */
  async watch(signal?: AbortSignal): Promise<void> {
    await Promise.all(
      this.states.map(async (state) => {
        while (!signal?.aborted) {
          await this.ask(state);
          // Not called off by the signal itself, which would get a listener for each of them.
          await pause(PERIOD_MS);
        }
      }),
    );
  }

  /** Takes note that one refused a connection: it gets nothing more until it says again that it is ready. */
  leaveOut(url: string): void {
    for (const state of this.states) if (state.replica.url === url) state.ready = false;
    this.update();
  }

  private async ask(state: State): Promise<void> {
    const answer = await state.replica.probe();
    state.silences = answer === undefined ? state.silences + 1 : 0;
    if (answer !== undefined || state.silences >= SILENCES) state.ready = answer ?? false;
    this.update();
  }

  private update(): void {
    const ready = this.collect();
    if (JSON.stringify(ready) === JSON.stringify(this.ready)) return;
    this.ready = ready;
    this.onChange(ready);
  }

  private collect(): ReadyUrls {
    const collected: ReadyUrls = {};
    for (const { service, replica, ready } of this.states) {
      const urls = (collected[service] ??= []);
      if (ready) urls.push(replica.url);
    }
    return collected;
  }
}
