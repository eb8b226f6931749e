import type express from 'express';
import type jsonwebtoken from 'jsonwebtoken';
import type * as userTransitions from '../../auth/src/models/user-transitions';
import type * as consumer from '../../common/src/consumer/consumer';
import type * as deadLetters from '../../common/src/dead-letters/dead-letters';
import type * as envelope from '../../common/src/events/envelope';
import type * as errorHandler from '../../common/src/http/error-handler';
import type * as validation from '../../common/src/http/validation';
import type * as idempotency from '../../common/src/mongo/idempotency-keys';
import type * as outbox from '../../common/src/mongo/outbox/outbox';
import type * as projection from '../../common/src/mongo/projection';
import type * as sentMails from '../../confirmation/src/delivery/sent-mails';
import type * as cancelWithdrawn from '../../orders/src/commands/cancel-withdrawn';
import type * as copyTicket from '../../orders/src/events/copy-ticket';
import type * as pickUnits from '../../orders/src/reservations/pick-units';
import type * as listingOrders from '../../orders/src/reservations/listing-orders';
import type * as expireOverdueOrders from '../../orders/src/sweeps/expire-overdue-orders';
import type * as forward from '../../infra/local/stack/src/gateway/forward';
import type * as intentWebhookHandler from '../../payments/src/webhooks/intent-webhook-handler';
import type * as refundService from '../../payments/src/refunds/refund-service';
import type * as paymentTransitions from '../../payments/src/models/payment-transitions';
import type * as intents from '../../payments/src/stripe/intents';

/** The modules that mutants change, by the path of their build from the root; a name without a slash is a package. */
export interface MutableModules {
  'auth/dist/models/user-transitions': typeof userTransitions;
  'common/dist/consumer/consumer': typeof consumer;
  'common/dist/mongo/projection': typeof projection;
  'common/dist/dead-letters/dead-letters': typeof deadLetters;
  'common/dist/events/envelope': typeof envelope;
  'common/dist/http/error-handler': typeof errorHandler;
  'common/dist/mongo/idempotency-keys': typeof idempotency;
  'common/dist/http/validation': typeof validation;
  'common/dist/mongo/outbox/outbox': typeof outbox;
  'confirmation/dist/delivery/sent-mails': typeof sentMails;
  'infra/local/stack/dist/gateway/forward': typeof forward;
  'orders/dist/commands/cancel-withdrawn': typeof cancelWithdrawn;
  'orders/dist/events/copy-ticket': typeof copyTicket;
  'orders/dist/reservations/listing-orders': typeof listingOrders;
  'orders/dist/reservations/pick-units': typeof pickUnits;
  'orders/dist/sweeps/expire-overdue-orders': typeof expireOverdueOrders;
  'payments/dist/webhooks/intent-webhook-handler': typeof intentWebhookHandler;
  'payments/dist/refunds/refund-service': typeof refundService;
  'payments/dist/models/payment-transitions': typeof paymentTransitions;
  'payments/dist/stripe/intents': typeof intents;
  express: { json: typeof express.json };
  jsonwebtoken: { verify: typeof jsonwebtoken.verify };
}
