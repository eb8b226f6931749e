import { once, type EventEmitter } from 'node:events';
import stan, { type Message, type Stan, type StanOptions, type Subscription } from 'node-nats-streaming';
import { BusUnavailableError } from '../bus';
import { within } from '../../deadline';
import { trusting } from '../../service/tls';
import { PublishWindow } from './publish-window';

export interface StanSessionOptions {
  url: string;
  clusterId: string;
  clientId: string;
  /** How long the server may take to answer a request to connect, subscribe or close. */
  answerWithinMs: number;
  /** Of the authority to trust, for a server with TLS. */
  caFile?: string | undefined;
  /** Gives the opening up. */
  signal?: AbortSignal;
  /** Is called with the server's words when the client's user may not do something. */
  onRefusal?: (error: Error) => void;
}

/** The library has the connection beneath it, its types do not. */
type StanWithConnection = Stan & { nc?: EventEmitter };

export interface SubscribeOptions {
  /** The durable queue group; without it the subscription ends with the session. */
  group?: string;
  /** Where it begins: with what was published in the last so many milliseconds; with all there is unless given. */
  sinceMs?: number;
  ackWaitMs: number;
  maxInFlight: number;
}

const ACK_TIMEOUT_MS = 5_000;
const PING_INTERVAL_MS = 1_000;
const MAX_PINGS_OUT = 6;
const RECONNECT_WAIT_MS = 250;
/** What the socket and the server's greeting may take, before there is anything to answer. The library waits for them for ever. */
const GREETING_MS = 1_000;
const CLOSE_MS = 1_000;

/** One session with a NATS Streaming server, from its opening to its end. It is never revived: a new one replaces it. */
export class StanSession {
  /** Resolves, with the reason, when the session is over. */
  readonly ended: Promise<string>;
  private over = false;
  private online = true;
  private readonly window = new PublishWindow();
  private end: (reason: string) => void = () => undefined;

  private constructor(
    private readonly client: Stan,
    private readonly answerWithinMs: number,
  ) {
    this.ended = new Promise((resolve) => {
      this.end = (reason) => {
        this.over = true;
        resolve(reason);
      };
    });
    client.on('connection_lost', (error: unknown) => this.end(`connection lost: ${String(error)}`));
    client.on('close', () => this.end('connection closed'));
    // An error of the socket is followed by a reconnection or by the end of the session: both are noticed here.
    client.on('error', () => undefined);
    client.on('disconnect', () => (this.online = false));
    client.on('reconnect', () => (this.online = true));
  }

  /**
   * Connects to the server.
   *
   * @throws Error when it cannot be reached, refuses the client or stays silent
   */
  static async open(options: StanSessionOptions): Promise<StanSession> {
    const { url, clusterId, clientId, answerWithinMs, caFile, signal, onRefusal } = options;
    const client = stan.connect(clusterId, clientId, {
      url,
      ...credentialsIn(url),
      ...tlsTo(url, caFile),
      connectTimeout: answerWithinMs,
      ackTimeout: ACK_TIMEOUT_MS,
      stanPingInterval: PING_INTERVAL_MS,
      stanMaxPingOut: MAX_PINGS_OUT,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT_WAIT_MS,
    });
    if (onRefusal) (client as StanWithConnection).nc?.on('permission_error', onRefusal);
    const session = new StanSession(client, answerWithinMs);
    try {
      const connected = Promise.race([once(client, 'connect'), session.failure()]);
      await within(GREETING_MS + answerWithinMs, connected, 'connecting', signal);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Whether the server answers at the moment, as far as is known. */
  get usable(): boolean {
    return this.online && !this.over;
  }

  /** @throws BusUnavailableError unless the server has acknowledged the message */
  async publish(subject: string, payload: string): Promise<void> {
    if (!this.usable) throw new BusUnavailableError('The bus is away');
    const leave = this.window.enter(payload);
    try {
      await new Promise<void>((resolve, reject) => {
        this.client.publish(subject, payload, (error) => {
          // When the connection closes, the library may report pending messages as acknowledged: they count as failed.
          if (error === undefined && this.usable) resolve();
          else reject(new BusUnavailableError('The bus did not acknowledge the message', error));
        });
      });
    } catch (error) {
      throw error instanceof BusUnavailableError ? error : new BusUnavailableError('The bus is away', error);
    } finally {
      leave();
    }
  }

  /**
   * Subscribes; messages come to `onMessage` and are acknowledged by the caller.
   *
   * @throws Error when the server refuses or does not answer; the session should then be closed, since the server may
   *   know of the subscription all the same and send messages that no handler receives
   */
  async subscribe(
    subject: string,
    options: SubscribeOptions,
    onMessage: (message: Message) => void,
  ): Promise<Subscription> {
    const settings = this.client
      .subscriptionOptions()
      .setManualAckMode(true)
      .setDeliverAllAvailable()
      .setAckWait(options.ackWaitMs)
      .setMaxInFlight(options.maxInFlight);
    if (options.sinceMs !== undefined) settings.setStartAtTimeDelta(options.sinceMs);
    if (options.group !== undefined) settings.setDurableName(options.group);
    const subscription =
      options.group === undefined
        ? this.client.subscribe(subject, settings)
        : this.client.subscribe(subject, options.group, settings);
    subscription.on('message', onMessage);
    const ready = new Promise<void>((resolve, reject) => {
      subscription.on('ready', resolve);
      subscription.on('timeout', () => reject(new Error(`no answer to the subscription of ${subject}`)));
      subscription.on('error', (error: unknown) => reject(new Error(`${subject}: ${String(error)}`)));
    });
    await within(2 * this.answerWithinMs, Promise.race([ready, this.failure()]), `subscribing to ${subject}`);
    return subscription;
  }

  /**
   * Ends a subscription, not its durable group: what was not acknowledged goes to another member at once. A server that
   * does not answer finds out at the end of the session.
   */
  async leave(subscription: Subscription): Promise<void> {
    if (this.over || subscription.isClosed()) return;
    const left = new Promise<void>((resolve) => {
      for (const event of ['closed', 'timeout', 'error']) subscription.on(event, resolve);
    });
    subscription.close();
    await within(CLOSE_MS, Promise.race([left, this.ended]), 'leaving').catch(() => undefined);
  }

  /** Ends the session, also when the server does not answer. It hands what was not acknowledged to another client. */
  async close(): Promise<void> {
    if (!this.over) this.client.close();
    await within(CLOSE_MS, this.ended, 'closing').catch(() => this.end('closed without an answer'));
  }

  /** Rejects when the session is over. */
  private async failure(): Promise<never> {
    throw new Error(await this.ended);
  }
}

/** The user and password of an address: the library would send them as they are written there, escapes and all. */
function credentialsIn(url: string): { user?: string; pass?: string } {
  const { username, password } = new URL(url);
  if (username === '' || password === '') return {};
  return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}

/** The library makes TLS on a socket that it has connected already: Node would check the certificate for "localhost" then. */
function tlsTo(url: string, caFile: string | undefined): Pick<StanOptions, 'tls'> {
  const { tls } = trusting(caFile);
  return tls ? { tls: { ...tls, host: new URL(url).hostname } as StanOptions['tls'] } : {};
}
