/**
 * What keeps its state in MongoDB: aggregates and their outbox, projections, idempotency keys, dead letters. A door of its
 * own into the package: mongoose takes tens of megabytes that a service without a database need not carry.
 */
export { runCommand, withDatabase, type CommandResult } from './command';
export { defineService, type MongoOverrides } from './define-service';
export { Group, settle, type Member } from './group';
export { GroupRead } from './group-read';
export { IdempotencyKeys, type Answer } from './idempotency-keys';
export { insertDocument } from './insert-document';
export { migrateOnce } from './migrate-once';
export { Mongo, tlsOptions } from './mongo';
export { aggregate, outboxEntry, type AggregateFields, type AggregateMethods } from './outbox/aggregate';
export type { AggregateChange } from './outbox/change-aggregate';
export { Outbox } from './outbox/outbox';
export { applyToProjection, type ProjectionFields } from './projection';
export { SharedRead } from './shared-read';
export { fromStoredDate, type StoredEventDate } from './stored-event-date';
