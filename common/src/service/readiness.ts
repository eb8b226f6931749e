import type { Metrics } from './metrics';
import type { Part } from './part';

/** What is missing, by part, in words. */
export type Missing = Record<string, string>;

/** Knows what a service still lacks. */
export class Readiness {
  private parts: Part[] = [];
  private needed = new Set<Part>();
  private readonly started = new Set<Part>();
  private stopping = false;

  constructor(private readonly metrics: Metrics) {}

  /** @param needed those of the parts without which the service is not ready */
  watch(parts: Part[], needed: Part[] = parts): void {
    this.parts = parts;
    this.needed = new Set(needed);
  }

  markStarted(part: Part): void {
    this.started.add(part);
  }

  markStopping(): void {
    this.stopping = true;
  }

  /** All that is missing; empty when the service has everything. */
  missing(): Missing {
    const { lacking, degraded } = this.look();
    return { ...lacking, ...degraded };
  }

  /**
   * What keeps the service from being ready (`lacking`), and what it does without (`degraded`); the metrics show both.
   */
  look(): { lacking: Missing; degraded: Missing } {
    const lacking: Missing = {};
    const degraded: Missing = {};
    for (const part of this.parts) {
      const what = part.missing?.() ?? this.notStarted(part);
      if (part.missing) this.metrics.dependencyUp.set({ dependency: part.name }, what === undefined ? 1 : 0);
      if (what !== undefined) (this.needed.has(part) ? lacking : degraded)[part.name] = what;
    }
    if (this.stopping) lacking.service = 'is stopping';
    this.metrics.ready.set(Object.keys(lacking).length === 0 ? 1 : 0);
    return { lacking, degraded };
  }

  private notStarted(part: Part): string | undefined {
    return this.started.has(part) ? undefined : 'has not started yet';
  }
}
