/**
 * What keeps its state in MongoDB: aggregates and their outbox, copies, idempotency keys. A door of its own into the
 * package: mongoose takes tens of megabytes that a service without a database need not carry.
 */
export { Mongo } from './mongo';
export { migrateOnce } from './migrate-once';
export { fromStoredDate, type StoredEventDate } from './stored-event-date';
export { aggregate, type Aggregate, type AggregateFields, type AggregateMethods } from '../outbox/aggregate';
export { Outbox, type OutboxOptions } from '../outbox/outbox';
export type { AggregateModel } from '../outbox/stored-aggregates';
export { applyToProjection, type ProjectedChange, type ProjectionFields } from '../projection/projection';
export { IdempotencyKeys, type Answer, type Work } from '../http/idempotency';
export { mongoDeadLetters } from '../dead-letters/mongo-store';
