import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Message, Subscription as StanSubscription } from 'node-nats-streaming';
import type { Logger } from 'pino';
import { BusUnavailableError, type Bus, type BusHandler } from '../bus';
import { within } from '../../deadline';
import { readHistory } from './history';
import { StanSession } from './stan-session';
import { readIncarnation } from './incarnation';

export interface NatsStreamingOptions {
  url: string;
  clusterId: string;
  /** What the server calls this client, made unique per process and start: a pod's name, say. */
  clientId: string;
  logger: Logger;
  /** Of the authority to trust, for a server with TLS; see `busSettings`. */
  caFile?: string | undefined;
  /** After how long an unacknowledged message is delivered again; whole seconds. 5,000 unless given. */
  ackWaitMs?: number;
  /** How many messages of a subject a member may have in hand. 64 unless given. */
  maxInFlight?: number;
}

/** The library has the count, its types do not. */
type CountedMessage = Message & { getRedeliveryCount(): number };

interface Subscription {
  subject: string;
  group: string;
  handler: BusHandler;
}

const RETRY_MS = { first: 100, most: 3_000 };
/** A server that has just started listens before it answers: the first tries give up soon, later ones are patient. */
const PATIENCE_MS = [500, 1_000, 2_000, 4_000];
/** What is not handled in this time when the bus stops is given back: it is delivered again, to another member. */
const IN_HAND_MS = 5_000;

/** The bus on NATS Streaming: one session at a time, and a new one with all subscriptions whenever it ends. */
export class NatsStreamingBus implements Bus {
  readonly name = 'bus';
  readonly dispensable = true;
  private readonly clientId: string;
  private readonly subscriptions: Subscription[] = [];
  private readonly inHand = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private drained: Promise<void> | undefined;
  private active: StanSubscription[] = [];
  private session: StanSession | undefined;
  private knownIncarnation: string | undefined;
  private subscribed = false;

  constructor(private readonly options: NatsStreamingOptions) {
    const prefix = options.clientId.replace(/[^A-Za-z0-9_-]/g, '-');
    this.clientId = `${prefix}-${randomBytes(6).toString('hex')}`;
  }

  start(): void {
    this.running = this.keepConnected();
  }

  missing(): string | undefined {
    if (!this.session?.usable) return 'NATS Streaming is away';
    return this.subscribed ? undefined : 'the subscriptions are being made';
  }

  incarnation(): string | undefined {
    return this.session?.usable ? this.knownIncarnation : undefined;
  }

  async publish(subject: string, payload: string): Promise<void> {
    if (!this.session) throw new BusUnavailableError('The bus is away');
    await this.session.publish(subject, payload);
  }

  async history(subject: string, sinceMs: number): Promise<string[]> {
    if (!this.session) throw new BusUnavailableError('The bus is away');
    return readHistory(this.session, subject, sinceMs);
  }

  subscribe(subject: string, group: string, handler: BusHandler): void {
    const subscription = { subject, group, handler };
    this.subscriptions.push(subscription);
    if (this.session && this.subscribed && !this.drained)
      this.join(this.session, [subscription]).catch(() => this.session?.close());
  }

  drain(): Promise<void> {
    this.drained ??= this.finishInHand();
    return this.drained;
  }

  async stop(): Promise<void> {
    await this.drain();
    this.stopping.abort(new Error('the bus is stopping'));
    await this.session?.close();
    await this.running;
  }

  private async finishInHand(): Promise<void> {
    const finished = Promise.allSettled(this.inHand);
    await within(IN_HAND_MS, finished, 'events in hand').catch((error: unknown) =>
      this.options.logger.warn({ err: error, count: this.inHand.size }, 'events in hand are given back'),
    );
    const { session, active } = this;
    if (session) await Promise.all(active.map((subscription) => session.leave(subscription)));
  }

  private async keepConnected(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      const session = await this.connect(PATIENCE_MS[Math.min(failures, PATIENCE_MS.length - 1)] ?? RETRY_MS.most);
      if (session) {
        failures = 0;
        if (this.stopping.signal.aborted) await session.close();
        const reason = await session.ended;
        if (!this.stopping.signal.aborted) this.options.logger.warn({ reason }, 'bus lost');
      } else {
        failures += 1;
      }
      this.session = undefined;
      this.subscribed = false;
      await this.pause(Math.min(RETRY_MS.first * 2 ** failures, RETRY_MS.most));
    }
  }

  private readonly onRefusal = (error: Error) =>
    this.options.logger.error({ err: error }, 'the bus refuses what its user has no permission for');

  private async connect(answerWithinMs: number): Promise<StanSession | undefined> {
    const { signal } = this.stopping;
    let session: StanSession | undefined;
    try {
      const { clientId, onRefusal } = this;
      session = await StanSession.open({ ...this.options, clientId, answerWithinMs, signal, onRefusal });
      this.knownIncarnation = await readIncarnation(session, signal);
      this.session = session;
      this.active = [];
      if (!this.drained) await this.join(session, this.subscriptions);
      this.subscribed = true;
      this.options.logger.info({ clientId: this.clientId, incarnation: this.knownIncarnation }, 'bus connected');
      return session;
    } catch (error) {
      this.options.logger.warn({ err: error }, 'bus not to be had yet');
      await session?.close();
      return undefined;
    }
  }

  private async join(session: StanSession, subscriptions: Subscription[]): Promise<void> {
    const { ackWaitMs = 5_000, maxInFlight = 64 } = this.options;
    const made = await Promise.all(
      subscriptions.map(({ subject, group, handler }) =>
        session.subscribe(subject, { group, ackWaitMs, maxInFlight }, (message) => this.take(message, handler)),
      ),
    );
    this.active.push(...made);
  }

  /** While stopping, nothing new is taken: unacknowledged, it goes to another member of the group. */
  private take(message: Message, handler: BusHandler): void {
    if (this.drained) return;
    const work = this.handle(message, handler).finally(() => this.inHand.delete(work));
    this.inHand.add(work);
  }

  private async handle(message: Message, handler: BusHandler): Promise<void> {
    const subject = message.getSubject();
    try {
      const bytes = message.getRawData();
      const deliveries = (message as CountedMessage).getRedeliveryCount() + 1;
      await handler({ subject, payload: bytes.toString('utf8'), garbled: !isUtf8(bytes), deliveries });
      message.ack();
    } catch (error) {
      this.options.logger.warn({ err: error, subject }, 'message not handled, will be delivered again');
    }
  }

  private async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
