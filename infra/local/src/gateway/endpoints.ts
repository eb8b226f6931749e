import { setTimeout as pause } from 'node:timers/promises';

/** One process that answers for a service. */
export interface Replica {
  url: string;
  /** Its own word, as a readiness probe takes it: undefined where it said nothing in time. */
  probe: () => Promise<boolean | undefined>;
}

const PERIOD_MS = 250;
/** So often in a row a replica may say nothing before it is left out: one that is merely busy still answers requests. */
const SILENCES = 2;

/**
 * Which replicas of each service take requests: those that say that they are ready. The counterpart of a cluster's
 * endpoints, which an ingress controller goes by.
 */
export class Endpoints {
  private readonly states: { service: string; replica: Replica; ready: boolean; silences: number }[];

  /**
   * All count as ready until they are asked.
   *
   * @param replicas by the name of the service
   * @param onChange gets the addresses of those that are ready, whenever they are others
   */
  constructor(
    replicas: Record<string, Replica[]>,
    private readonly onChange: (ready: Record<string, string[]>) => void,
  ) {
    this.states = Object.entries(replicas).flatMap(([service, all]) =>
      all.map((replica) => ({ service, replica, ready: true, silences: 0 })),
    );
  }

  /** The addresses of those that take requests, by service. */
  get ready(): Record<string, string[]> {
    const ready: Record<string, string[]> = {};
    for (const { service, replica, ready: isReady } of this.states) {
      const urls = (ready[service] ??= []);
      if (isReady) urls.push(replica.url);
    }
    return ready;
  }

  /** Asks all of them once. */
  async refresh(): Promise<void> {
    const before = JSON.stringify(this.ready);
    await Promise.all(
      this.states.map(async (state) => {
        const answer = await state.replica.probe();
        state.silences = answer === undefined ? state.silences + 1 : 0;
        if (answer !== undefined || state.silences >= SILENCES) state.ready = answer ?? false;
      }),
    );
    if (JSON.stringify(this.ready) !== before) this.onChange(this.ready);
  }

  /** Goes on asking until it is called off. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.refresh();
      await pause(PERIOD_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
