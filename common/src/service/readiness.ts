import type { Metrics } from './metrics';
import type { Component } from './component';

/** What is missing, by component, in words. */
export type Missing = Record<string, string>;

/** Knows what a service still lacks. */
export class Readiness {
  private components: Component[] = [];
  private needed = new Set<Component>();
  private readonly started = new Set<Component>();
  private stopping = false;

  constructor(private readonly metrics: Metrics) {}

  /** @param needed those of the components without which the service is not ready */
  watch(components: Component[], needed: Component[] = components): void {
    this.components = components;
    this.needed = new Set(needed);
  }

  markStarted(component: Component): void {
    this.started.add(component);
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
    for (const component of this.components) {
      const what = component.missing?.() ?? this.notStarted(component);
      if (component.missing) this.metrics.dependencyUp.set({ dependency: component.name }, what === undefined ? 1 : 0);
      if (what !== undefined) (this.needed.has(component) ? lacking : degraded)[component.name] = what;
    }
    if (this.stopping) lacking.service = 'is stopping';
    this.metrics.ready.set(Object.keys(lacking).length === 0 ? 1 : 0);
    return { lacking, degraded };
  }

  private notStarted(component: Component): string | undefined {
    return this.started.has(component) ? undefined : 'has not started yet';
  }
}
