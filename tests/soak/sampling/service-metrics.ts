const SHOWN = {
  lag: { metric: 'nodejs_eventloop_lag_p99_seconds', unit: 1e-3 },
  'dead letters': { metric: 'dead_letters', unit: 1 },
};

/** A service's own metrics: event-loop lag in ms (p99 since the last sample), dead letters. */
export async function serviceMetrics(name: string, url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figures = Object.entries(SHOWN).map(([figure, { metric, unit }]) => [
    `${figure} ${name}`,
    valueOf(text, metric) / unit,
  ]);
  return Object.fromEntries(figures) as Record<string, number>;
}

function valueOf(text: string, metric: string): number {
  return Number(new RegExp(`^${metric}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
}
