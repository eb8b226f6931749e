import { bounded, business, type Expectation } from './expectation';

const MONGO_CACHE = 'its cache has 512 MB';
const CHANNEL_LIMIT = 'the limit of a channel';
const KB = 1 / 1_024;
const LEDGER = '--fresh: it is Stripe’s ledger';
const POOL = 100;
const LOG_LIMIT_MB = 20;
const PIECE_MB = 64;
/** So many more or fewer are chance, where people come as they like. */
const CHANCE = 25;

/**
 * What every figure may do, by its name; of several, the first holds. Tolerances are what the same system does from run to run
 * with nothing wrong: V8 compiles and sizes its heap for minutes, allocators keep what they had at the busiest moment. What a
 * purchase may leave is about twice what it leaves, with the tickets and reservations that come with it.
 */
const expectations: [RegExp, Expectation][] = [
  [/^memory mongo/, business(MONGO_CACHE, { step: 32 })],
  [/^memory nats/, business(CHANNEL_LIMIT, { step: 16, perPurchase: 8 * KB })],
  [/^memory redis/, business('its keys expire (25 h, 7 days)', { step: 8, perPurchase: 2 * KB })],
  [/^memory stripe/, business(LEDGER, { step: 32 })],
  [/^memory sendgrid/, business('10,000 mails', { step: 32 })],
  [/^memory /, bounded(6, { share: 0.1 })],
  [/^heap stripe/, business(LEDGER, { step: 4 })],
  [/^heap sendgrid/, business('10,000 mails', { step: 4 })],
  [/^heap /, bounded(1.5, { share: 0.03 })],
  // A busy moment opens connections to MongoDB, which stay: up to 100 for each service.
  [/^handles mongo/, bounded(4 * POOL)],
  [/^handles (auth|tickets|orders|payments)/, bounded(POOL)],
  [/^handles /, bounded(10, { share: 0.1 })],
  [/^lag /, bounded(30)],

  [/^journeys under way/, bounded(10, { share: 0.25 })],
  [/^outbox /, bounded(15)],
  [/^unacknowledged /, bounded(15)],
  [/^jobs /, bounded(10, { share: 0.25 })],
  [/^dead letters /, bounded(0)],

  [/^keys (ended orders|sent mails)/, business('they expire (25 h, 7 days)', { step: CHANCE })],
  [/^keys (queues|locks|marks)/, bounded(10)],
  [/^keys unknown/, bounded(0)],
  [/^documents .*\.(deadletters|outboxstores)/, bounded(0)],
  [/^documents auth\.attempts/, bounded(3)],
  [/^documents .*\.idempotencykeys/, business('they expire (24 h)', { step: CHANCE })],
  [/^documents auth\.refreshfamilies/, business('they expire (30 days without use)', { step: CHANCE })],
  [/^documents /, business('records are archived', { step: CHANCE })],

  [/^stream bus:store-id/, bounded(0)],
  [/^stream .*, messages/, business(CHANNEL_LIMIT, { step: CHANCE })],
  [/^stream .*, MB/, business(CHANNEL_LIMIT, { step: 0.1, perPurchase: 2 * KB })],
  [/^log /, business('10 MB, and one is kept', { step: 0.5, limit: LOG_LIMIT_MB })],
  // WiredTiger's journal, Redis's append-only file and the files of the stream grow by pieces of this size.
  [/^data mongo/, business('records are archived', { step: PIECE_MB, perPurchase: 32 * KB })],
  [/^data nats/, business(CHANNEL_LIMIT, { step: PIECE_MB, perPurchase: 8 * KB })],
  // Redis rewrites its file once that is twice as large as its content, and no earlier than at 64 MB.
  [/^data redis/, business('it is rewritten', { step: PIECE_MB, limit: 4 * PIECE_MB, perPurchase: 8 * KB })],
  [/^data /, business(LEDGER, { step: PIECE_MB, perPurchase: 32 * KB })],
];

/** Limits that only the running system knows. */
export interface Limits {
  /** How many MB the stream keeps of a channel, as it says itself. */
  channelMB: number;
}

/** @throws Error for a figure without an expectation */
export function expectationOf(figure: string, { channelMB }: Limits = { channelMB: Infinity }): Expectation {
  const found = expectations.find(([name]) => name.test(figure));
  if (!found) throw new Error(`There is no expectation for "${figure}"`);
  const [, expectation] = found;
  const isChannel = expectation.kind === 'business' && /^stream .*, MB/.test(figure);
  return isChannel ? { ...expectation, limit: channelMB } : expectation;
}
