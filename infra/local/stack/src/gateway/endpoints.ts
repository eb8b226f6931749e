import { setTimeout as pause } from 'node:timers/promises';

/** One process of a service. */
export interface Replica {
  url: string;
  /** The result of its readiness probe; undefined if the probe timed out. */
  probe: () => Promise<boolean | undefined>;
}

/** The addresses of the ready replicas, by the name of the Kubernetes Service. */
export type ReadyUrls = Record<string, string[]>;

const PERIOD_MS = 250;
const BEGIN_MS = 10_000;
/** Timeouts in a row before a replica is excluded: one that is only busy still serves requests. */
const MAX_TIMEOUTS = 2;

interface State {
  service: string;
  replica: Replica;
  ready: boolean;
  timeouts: number;
}

/** The ready replicas of each service: the counterpart of a cluster's endpoints, which an ingress controller uses. */
export class Endpoints {
  /** All replicas count as ready until their first probe. */
  ready: ReadyUrls;
  private readonly states: State[];

  /**
   * @param replicas by the name of the service
   * @param onChange is called whenever the set of ready replicas changes
   */
  constructor(
    replicas: Record<string, Replica[]>,
    private readonly onChange: (ready: ReadyUrls) => void = () => undefined,
  ) {
    this.states = Object.entries(replicas).flatMap(([service, all]) =>
      all.map((replica) => ({ service, replica, ready: true, timeouts: 0 })),
    );
    this.ready = this.collect();
  }

  /** Probes every replica once. */
  async refresh(): Promise<void> {
    await Promise.all(this.states.map((state) => this.ask(state)));
  }

  /** Probes until every service has a ready replica, for ten seconds at most. */
  async begin(): Promise<void> {
    const deadline = Date.now() + BEGIN_MS;
    await this.refresh();
    while (Object.values(this.ready).some((urls) => urls.length === 0) && Date.now() < deadline) {
      await pause(PERIOD_MS);
      await this.refresh();
    }
  }

  /** Probes until `signal` aborts; a slow replica does not delay the probes of the others. */
  async watch(signal?: AbortSignal): Promise<void> {
    await Promise.all(
      this.states.map(async (state) => {
        while (!signal?.aborted) {
          await this.ask(state);
          // The pause ignores the signal, which would otherwise get a listener per replica.
          await pause(PERIOD_MS);
        }
      }),
    );
  }

  /** Excludes a replica that refused a connection until its next successful probe. */
  exclude(url: string): void {
    for (const state of this.states) if (state.replica.url === url) state.ready = false;
    this.update();
  }

  private async ask(state: State): Promise<void> {
    const answer = await state.replica.probe();
    state.timeouts = answer === undefined ? state.timeouts + 1 : 0;
    if (answer !== undefined || state.timeouts >= MAX_TIMEOUTS) state.ready = answer ?? false;
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
