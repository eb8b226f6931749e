import { UnavailableError } from '../errors/errors';
import type { Component } from '../service/component';

/** A message as it came from the bus. */
export interface BusMessage {
  readonly subject: string;
  readonly payload: string;
  /** Set when what came is no UTF-8, so that the payload is not what was sent. */
  readonly garbled?: boolean;
  /** How many times it was handed out, this one included. */
  readonly deliveries: number;
}

/** Resolves when the message is done with, which acknowledges it; rejects to have it delivered again later. */
export type BusHandler = (message: BusMessage) => Promise<void>;

/**
 * What the rest of the system knows of the bus. Delivery is at least once and in no order that may be relied on.
 * An implementation comes back by itself, with its subscriptions, however long the server was away.
 */
export interface Bus extends Component {
  readonly name: string;
  /** Requests are served without it: the outbox keeps what there is to publish. */
  readonly dispensable: true;
  /** Begins to connect and returns at once. */
  start(): void;
  /** What is missing for the bus to work, in words; undefined while it is connected and every subscription is live. */
  missing(): string | undefined;
  /**
   * Hands a message to the bus.
   *
   * @returns once the server has acknowledged that it is stored
   * @throws BusUnavailableError when that is not known; the message may have been stored nevertheless, so publish it again
   */
  publish(subject: string, payload: string): Promise<void>;
  /**
   * Subscribes as a member of a durable queue group: each message goes to one member, and a new group gets all messages there are.
   */
  subscribe(subject: string, group: string, handler: BusHandler): void;
  /**
   * Everything that was published on a subject in the last so many milliseconds, in order, delivered or not. Only for a
   * subject without subscribers: finding its end may leave a mark in it.
   *
   * @throws BusUnavailableError when it cannot be read up to its end
   */
  history(subject: string, sinceMs: number): Promise<string[]>;
  /**
   * Which store the bus keeps its messages in; undefined until known. Another id than before means that the server came
   * back with an empty store, and that what was published to the old one may never have been delivered.
   */
  incarnation(): string | undefined;
  /** Takes no more messages and finishes those in hand; publishing goes on. Those that take too long are given back. */
  drain(): Promise<void>;
  /** Drains, and closes the connection; within seconds, also when the server says nothing. */
  stop(): Promise<void>;
}

/** The bus did not acknowledge a message. */
export class BusUnavailableError extends UnavailableError {}
