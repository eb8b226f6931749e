export * from './errors/http-error';
export * from './errors/errors';
export * from './errors/outages';
export { correlationId, withCorrelationId } from './correlation';
export * from './limits';
export { toMoney, toPrice, type Money } from './money';
export { isDay, endsAt, readEventDate, readTimeZone, startsAt } from './event-date';

export { defineEvent, type EventData, type EventDefinition } from './events/event';
export { readEvent, writeEvent, MalformedEventError, type ReceivedEvent } from './events/envelope';
export * from './events/order-status';
export * from './events/ticket-created';
export * from './events/ticket-updated';
export * from './events/order-created';
export * from './events/order-awaiting-payment';
export * from './events/order-payment-failed';
export * from './events/order-cancelled';
export * from './events/order-completed';
export * from './events/order-refund-due';
export * from './events/expiration-complete';
export * from './events/payment-pending';
export * from './events/payment-created';
export * from './events/payment-disputed';
export * from './events/payment-failed';
export * from './events/payment-refunded';

export * from './bus/bus';
export { NatsStreamingBus, type NatsStreamingOptions } from './bus/nats-streaming/nats-streaming-bus';
export { listener, OutOfOrderEventError, type Listener } from './consumer/listener';
export { Consumer, type ConsumerOptions } from './consumer/consumer';
export { publishEvent } from './bus/publisher';

export * from './dead-letters/dead-letters';
export { redisDeadLetters } from './dead-letters/redis-store';

export { createApp, type AppOptions } from './http/app';
export { requireJson } from './http/json-body';
export { linkNextPage, pageCursor, pageLimit } from './http/pagination';
export { InsecureRequestError, requireSecureRequest } from './http/secure-request';
export * from './http/session';
export * from './http/validation';

export * from './service/config';
export { noFailpoints, type Failpoint } from './service/failpoints';
export * from './service/service-context';
export { createLogger } from './service/logger';
export { createMetrics, type Metrics } from './service/metrics';
export { periodic } from './service/periodic';
export { runService } from './service/run';
export { Readiness, Service, type Addresses, type Component, type ServiceOptions } from './service/service';
