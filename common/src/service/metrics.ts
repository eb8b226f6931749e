import type { RequestHandler, Request } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What every service measures; each has a registry of its own, so that several live in one process in tests. */
export type Metrics = ReturnType<typeof createMetrics>;

/** @param service is put on every series as the label `service` */
export function createMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'How long requests took',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    published: new Counter({
      name: 'events_published_total',
      help: 'Events that the bus acknowledged',
      labelNames: ['subject'],
      registers,
    }),
    consumed: new Counter({
      name: 'events_consumed_total',
      help: 'Events that were delivered, by what became of them: handled, redelivered or parked',
      labelNames: ['subject', 'outcome'],
      registers,
    }),
    consumerLag: new Histogram({
      name: 'event_lag_seconds',
      help: 'How old events were when they had been handled',
      labelNames: ['subject'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600],
      registers,
    }),
    gaps: new Counter({
      name: 'event_gaps_total',
      help: 'Deliveries of events that still wait for an earlier one after several deliveries',
      labelNames: ['subject'],
      registers,
    }),
    /** Has the waiting dead letters counted whenever the metrics are read. */
    countDeadLetters: (count: () => Promise<number>) =>
      new Gauge({
        name: 'dead_letters',
        help: 'Events that could not be handled and wait for an operator',
        registers,
        async collect() {
          this.set(await count().catch(() => NaN));
        },
      }),
    deadLettersDropped: new Counter({
      name: 'dead_letters_dropped_total',
      help: 'Dead letters that were dropped unread, the oldest first, since there were too many',
      registers,
    }),
    outboxPending: new Gauge({
      name: 'outbox_pending',
      help: 'Documents with stored events that the bus has not acknowledged, up to 10,000',
      registers,
    }),
    outboxOldestSeconds: new Gauge({
      name: 'outbox_oldest_seconds',
      help: 'Age of the oldest stored event that the bus has not acknowledged',
      registers,
    }),
    ready: new Gauge({ name: 'service_ready', help: '1 while the service has all that it needs', registers }),
    dependencyUp: new Gauge({
      name: 'dependency_up',
      help: '1 while what the service uses (its database, the bus) is there, 0 while it is missing',
      labelNames: ['dependency'],
      registers,
    }),
  };
}

/** Measures how long each request takes, by its route (never by its path, which has no end of values). */
export const measureRequests =
  ({ requests }: Metrics): RequestHandler =>
  (req, res, next) => {
    const end = requests.startTimer();
    res.once('finish', () => end({ method: req.method, route: routeOf(req), status: String(res.statusCode) }));
    next();
  };

function routeOf(req: Request): string {
  const route: unknown = (req as { route?: { path?: unknown } }).route?.path;
  return typeof route === 'string' ? `${req.baseUrl}${route}` : 'none';
}
