import { defineService, type MongoOverrides } from '@ticketing/common/mongo';
import { applyStanding } from './commands/apply-standing';
import { recordStanding } from './commands/record-standing';
import type { TicketsConfig } from './config';
import { listeners } from './events';
import { CancelledOrders } from './models/cancelled-orders';
import { migrateTickets } from './models/migrate-tickets';
import { Sellers } from './models/seller';
import { ticketModel } from './models/ticket';
import { routers } from './routes';
import { suspendNewTickets } from './sweeps/suspend-new-tickets';
import { unlistPastTickets } from './sweeps/unlist-past-tickets';

const UNLIST_EVERY_MS = 60_000;
const SUSPEND_EVERY_MS = 10_000;
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
  const sellers = new Sellers(connection);
  const apply = applyStanding({ tickets, sellers, outbox });
  const migrate = () => migrateTickets(tickets, cancelled);
  mongo.prepare(() => cancelled.createIndexes());
  mongo.prepare(migrate);
  service.every(UNLIST_EVERY_MS, 'unlisting past tickets', () => unlistPastTickets(tickets, now()));
  service.every(SUSPEND_EVERY_MS, 'suspension of new tickets', () => suspendNewTickets(sellers, apply, now()));
  service.every(MIGRATE_EVERY_MS, 'migration of tickets', migrate);

  return service.build({
    listeners: listeners({ tickets, cancelled, outbox, record: recordStanding(sellers, apply, now) }),
    routers: routers({
      ...{ tickets, outbox, keys, now, capPercent: config.LISTING_CAP_PERCENT },
      verifiedOnly: config.REQUIRE_VERIFIED.includes('sell'),
    }),
  });
}
