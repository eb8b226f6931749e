export { withCorrelationId } from './correlation';
export { endsAt, isDay, readEventDate, readTimeZone, startsAt } from './event-date';
export { limits, patterns, ticketSorts, ticketStatuses, type TicketStatus } from './contracts/limits';
export { quantitiesOnSale, refuseSplit, type Remainder, type SplitRefusal } from './contracts/split';
export { cancellationReason, orderStatus, type CancellationReason, type OrderStatus } from './contracts/order-status';
export { toMoney, toPrice, type Money } from './money';

export {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotAuthenticatedError,
  NotFoundError,
  PaymentDeclinedError,
  TooManyRequestsError,
  UnavailableError,
} from './errors/errors';
export { isDuplicateKey, isOutage, isVersionConflict } from './errors/outages';
export { retryConflicts } from './errors/retry-conflicts';

export { MalformedEventError, readEvent, writeEvent, type ReceivedEvent } from './events/envelope';
export type { EventData, EventDefinition } from './events/event';
export { expirationComplete } from './events/expiration-complete';
export { mailDelivered } from './events/mail-delivered';
export { mailUndelivered, type MailUndelivered } from './events/mail-undelivered';
export { orderAwaitingPayment } from './events/order-awaiting-payment';
export { orderCancelled } from './events/order-cancelled';
export { orderCompleted, type OrderCompleted } from './events/order-completed';
export { orderCreated, type OrderCreated } from './events/order-created';
export { orderMailDue, type OrderMailDue } from './events/order-mail-due';
export { orderPaymentFailed } from './events/order-payment-failed';
export { orderRefundDue, type OrderRefundDue } from './events/order-refund-due';
export { paymentCreated } from './events/payment-created';
export { paymentDisputeClosed, paymentDisputed, type PaymentDisputed } from './events/payment-disputed';
export { paymentFailed } from './events/payment-failed';
export { paymentPending } from './events/payment-pending';
export {
  paymentRefundDelayed,
  paymentRefunded,
  paymentRefundFailed,
  type PaymentRefundDelayed,
  type PaymentRefunded,
  type PaymentRefundFailed,
} from './events/payment-refunded';
export { unitsOf, type HeldUnit } from './events/units';
export { ticketCreated, type TicketCreated } from './events/ticket-created';
export { ticketUpdated, type TicketUpdated } from './events/ticket-updated';
export { userEmailChanged, userRegistered, type UserEmailChanged } from './events/user-registered';
export { userDeleted } from './events/user-deleted';
export { userMailDue, type UserMailDue, type UserMailKind } from './events/user-mail-due';
export { userReinstated, userRevoked } from './events/user-revoked';

export { erasedEmailOf, isErasedEmail } from './erased-email';
export { mailTokenKey, mailTokenOf, readMailToken } from './mail-token';

export type { Bus } from './bus/bus';
export { NatsStreamingBus } from './bus/nats-streaming/nats-streaming-bus';
export { publishEvent } from './bus/publisher';
export type { ConsumerOptions } from './consumer/consumer';
export { listener, OutOfOrderEventError, type Listener } from './consumer/listener';

export { requireJson } from './http/json-body';
export { requestBody } from './http/request-body';
export { linkNextPage, pageCursor, pageLimit } from './http/pagination';
export { requireSecureRequest } from './http/secure-request';
export {
  requireOwner,
  requireSession,
  requireVerified,
  SESSION_SECONDS,
  sessionCookie,
  sessionUser,
  signSession,
  type SessionKeys,
  type SessionUser,
} from './http/session';
export { pathId, queryChoice, queryValue, stringField, validate } from './http/validation';

export type { Component } from './service/component';
export {
  busSettings,
  ConfigError,
  mailTokenSettings,
  mongoSettings,
  parseConfig,
  readDatabaseConfig,
  redisSettings,
  requireVerifiedSettings,
  serviceSettings,
  sessionlessSettings,
  wholeNumber,
  type DatabaseConfig,
} from './service/config';
export type { Service } from './service/service';
export { noFailpoints, type Failpoint } from './service/failpoints';
export { createLogger } from './service/logger';
export { createMetrics, type Metrics } from './service/metrics';
export { periodic } from './service/periodic';
export { runService } from './service/run';
export {
  createBus,
  createContext,
  secureCookies,
  sessionKeys,
  type CreatedService,
  type ServiceContext,
} from './service/service-context';
