import type { Stack } from '@ticketing/test-driver/stack';
import type { History } from '../history/history';
import type { Random } from '@ticketing/test-driver/random';
import { FaultLog } from '../nemesis/fault-log';
import { AccountHolder } from './account-holder';
import { buy, type JourneyWeights } from './buying';
import { browse } from './browsing';
import { Market } from './market';
import { probe } from './probe';
import { reprice, sell, withdraw, type Lot } from './selling';
import { RecordingClient } from './recording-client';

/** Who takes part in a run, and what they do. */
export interface WorkloadShape {
  sellers: number;
  buyers: number;
  journeys: JourneyWeights;
  /** How many tickets their sellers withdraw, from 0 to 1; few unless given. */
  withdrawals?: number;
  /** What every listing offers; all sorts unless given. */
  lot?: Lot;
  /** How many tickets each buyer asks for where a listing has several; mixed unless given. */
  asksFor?: number;
  /** How many listings a seller makes; no limit unless given. */
  listings?: number;
  /** How often a buyer asks for many tickets at once, from 0 to 1; then accounts are limited. Never unless given. */
  grabs?: number;
  /** How many people change their passwords and end their devices, and do not trade; none unless given. */
  accountHolders?: number;
}

export interface WorkloadOptions extends WorkloadShape {
  stack: Stack;
  history: History;
  random: Random;
}

const WITHDRAWALS = 0.1;
const SIGN_UPS_AT_ONCE = 4;
/** One in so many clients begins with an expired session. */
const EXPIRED_SESSIONS = 3;
/** So many accounts buy for the probe in turn: none has as many unpaid reservations as are allowed while purchases stall. */
const PROBES = 8;
/** One in so many sends no Idempotency-Keys, as the web client does not for a reservation. */
const WITHOUT_KEYS = 4;

/** Clients that sell, browse and buy at the same time. */
export class Workload {
  private readonly market: Market;
  private readonly stopping = new AbortController();
  private readonly people: RecordingClient[];
  private readonly probes: RecordingClient[];
  private readonly accountHolders: AccountHolder[];
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WorkloadOptions) {
    const { stack, history, sellers, buyers, asksFor, accountHolders = 0 } = options;
    this.market = new Market(asksFor);
    const clients = (count: number, role: string, sendsKeys: (n: number) => boolean) =>
      Array.from({ length: count }, (_, n) => {
        return new RecordingClient(stack.gateway, `${role} ${n + 1}`, history, sendsKeys(n + 1));
      });
    this.people = [...clients(sellers, 'seller', mostSendKeys), ...clients(buyers, 'buyer', mostSendKeys)];
    this.probes = clients(PROBES, 'probe', () => true);
    this.accountHolders = Array.from(
      { length: accountHolders },
      (_, n) => new AccountHolder(stack, history, `account holder ${n + 1}`),
    );
  }

  /** Resolves once every client is signed up; they run until they are stopped. */
  async start(): Promise<void> {
    const waiting = [...this.people, ...this.probes, ...this.accountHolders];
    const signUp = async () => {
      for (let person = waiting.pop(); person; person = waiting.pop()) await person.signUp();
    };
    await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, signUp));
    const { jwtKey } = this.options.stack.file;
    for (const person of this.people.filter((_, n) => n % EXPIRED_SESSIONS === 0)) person.expireSession(jwtKey);
    const loops = this.people.map((person) => this.loop(this.habitOf(person), this.options.random.fork()));
    const held = this.accountHolders.map((holder) =>
      this.loop((random) => holder.act(random), this.options.random.fork()),
    );
    this.running = Promise.all([...loops, ...held, this.probeEverySecond()]);
  }

  /** Each client finishes its journey. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private habitOf(person: RecordingClient): (random: Random) => Promise<void> {
    const { market } = this;
    const { stack, history, journeys, grabs = 0 } = this.options;
    const { withdrawals = WITHDRAWALS, lot, listings = Infinity } = this.options;
    const { jwtKey } = stack.file;
    const log = new FaultLog(history);
    if (person.name.startsWith('seller')) {
      let made = 0;
      return async (random) => {
        if (made >= listings) return;
        made += 1;
        const ticket = await sell(person, market, random, lot);
        if (ticket && random.chance(0.4)) await reprice(person, ticket, random);
        if (ticket && random.chance(withdrawals)) await withdraw(person, ticket, market);
      };
    }
    return (random) =>
      random.chance(0.3)
        ? browse(person, market, random, jwtKey)
        : buy(person, { stack, market, log, journeys, grabs, random });
  }

  /** Probes overlap however long one takes: the first that gets through shows when the system works again. */
  private async probeEverySecond(): Promise<void> {
    const probes: Promise<void>[] = [];
    while (!this.stopping.signal.aborted) {
      const person = this.probes[probes.length % PROBES];
      if (person) probes.push(probe(person, this.options.history));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await Promise.all(probes);
  }

  private async loop(habit: (random: Random) => Promise<void>, random: Random): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await habit(random);
      await new Promise((resolve) => setTimeout(resolve, random.integer(50, 250)));
    }
  }
}

const mostSendKeys = (n: number) => n % WITHOUT_KEYS > 0;
