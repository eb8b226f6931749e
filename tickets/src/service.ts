import { defineService, type MongoOverrides } from '@ticketing/common/mongo';
import type { TicketsConfig } from './config';
import { listeners } from './events';
import { CancelledOrders } from './models/cancelled-orders';
import { migrateTickets } from './models/migrate-tickets';
import { ticketModel } from './models/ticket';
import { routers } from './routes';
import { unlistPastTickets } from './sweeps/unlist-past-tickets';

const UNLIST_EVERY_MS = 60_000;
/** What a replica of an earlier version stored beside this one, during a deployment. */
const MIGRATE_EVERY_MS = 10 * 60_000;

/** The whole service, wired together; nothing connects before it is started. */
export function createTicketsService(config: TicketsConfig, overrides: MongoOverrides = {}) {
  const service = defineService('tickets', config, overrides);
  const { mongo, connection, now } = service;

  const tickets = ticketModel(connection);
  const cancelled = new CancelledOrders(connection);
  const keys = service.idempotencyKeys();
  const outbox = service.outbox(tickets);
  const migrate = () => migrateTickets(tickets, cancelled);
  mongo.prepare(() => cancelled.createIndexes());
  mongo.prepare(migrate);
  service.every(UNLIST_EVERY_MS, 'unlisting past tickets', () => unlistPastTickets(tickets, now()));
  service.every(MIGRATE_EVERY_MS, 'migration of tickets', migrate);

  return service.build({
    listeners: listeners({ tickets, cancelled, outbox }),
    routers: routers({ tickets, outbox, keys, now }),
  });
}
