import {
  Consumer,
  createBus,
  createContext,
  createService,
  createServiceApp,
  DeadLetters,
  periodic,
  type Bus,
} from '@ticketing/common';
import { IdempotencyKeys, Mongo, mongoDeadLetters, Outbox } from '@ticketing/common/mongo';
import type { TicketsConfig } from './config';
import { listeners } from './events';
import { CancelledOrders } from './models/cancelled-orders';
import { migrateTickets } from './models/migrate-tickets';
import { ticketModel } from './models/ticket';
import { unlistPastTickets } from './sweeps/unlist-past-tickets';
import { routers } from './routes';

interface Given {
  bus: Bus;
  /** Decides what is past, and when a ticket was made. */
  now: () => Date;
}

const UNLIST_EVERY_MS = 60_000;
/** What a replica of an earlier version stored beside this one, during a deployment. */
const MIGRATE_EVERY_MS = 10 * 60_000;

/** The whole service, not yet started; what is not given is the real thing. */
export function createTicketsService(config: TicketsConfig, given: Partial<Given> = {}) {
  const context = createContext('tickets', config);
  const { logger, metrics, failpoint } = context;
  const mongo = new Mongo(config.MONGO_URI, logger);
  const bus = given.bus ?? createBus(context, config);
  const now = given.now ?? (() => new Date());

  const tickets = ticketModel(mongo.connection);
  const cancelled = new CancelledOrders(mongo.connection);
  const keys = new IdempotencyKeys(mongo.connection, failpoint);
  mongo.prepare(() => keys.createIndexes());
  mongo.prepare(() => cancelled.createIndexes());
  mongo.prepare(() => migrateTickets(tickets, cancelled));
  const outbox = new Outbox({ bus, logger, metrics, models: [tickets], failpoint });
  const deadLetters = new DeadLetters(mongoDeadLetters(mongo.connection));

  const handlers = listeners({ tickets, cancelled, outbox });
  const consumer = new Consumer({
    bus,
    group: 'tickets',
    listeners: handlers,
    deadLetters,
    logger,
    metrics,
    failpoint,
  });
  const unlisting = periodic(
    'unlisting past tickets',
    UNLIST_EVERY_MS,
    () => unlistPastTickets(tickets, now()),
    logger,
  );
  const migrating = periodic(
    'migration of tickets',
    MIGRATE_EVERY_MS,
    () => migrateTickets(tickets, cancelled),
    logger,
  );

  const app = createServiceApp(context, {
    store: mongo,
    deadLetters,
    routers: routers({ tickets, outbox, keys, now }),
  });
  return createService(context, app, [mongo, bus, outbox, unlisting, migrating, consumer]);
}
