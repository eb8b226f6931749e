import type { Delivery } from '../deliveries';
import { Store, type Table } from '../store';
import type { StoredAnswer } from './idempotency';
import type { Charge, Dispute, PaymentIntent, PaymentMethod, Refund, StripeEvent, Token } from './model';

/** The state of the stand-in, kept over a stop or a kill. */
export class Ledger {
  readonly store: Store;
  readonly tokens: Table<Token>;
  readonly paymentMethods: Table<PaymentMethod>;
  /** Methods that have paid: without a customer, a method can be used once. */
  readonly spentMethods: Table<{ readonly intent: string }>;
  readonly intents: Table<PaymentIntent>;
  readonly charges: Table<Charge>;
  readonly refunds: Table<Refund>;
  readonly disputes: Table<Dispute>;
  readonly events: Table<StripeEvent>;
  readonly deliveries: Table<Delivery>;
  readonly answers: Table<StoredAnswer>;

  constructor(directory: string) {
    this.store = new Store(directory);
    this.tokens = this.store.table('tokens');
    this.paymentMethods = this.store.table('payment_methods');
    this.spentMethods = this.store.table('spent_payment_methods');
    this.intents = this.store.table('payment_intents');
    this.charges = this.store.table('charges');
    this.refunds = this.store.table('refunds');
    this.disputes = this.store.table('disputes');
    this.events = this.store.table('events');
    this.deliveries = this.store.table('deliveries');
    this.answers = this.store.table('idempotency_keys');
  }
}
