import { join } from 'node:path';
import { nodeOptionsFor } from '../../mutants/mutate';

/** A guard that is taken out, and the violations that show it. */
export interface Control {
  /** The guard that is taken out. */
  without: string;
  /** The violations that have to be found. */
  caughtBy: RegExp[];
}

/** Each has a module of its name in `mutants`. They do not interfere with each other: one run covers all. */
export const controls: Record<string, Control> = {
  'input-rules': { without: 'the validation of input, in auth and tickets', caughtBy: [/^500 for /] },
  bodies: { without: 'the refusal of bodies that are no JSON, in tickets', caughtBy: [/^accepted: /] },
  sessions: { without: 'the expiry of sessions, in orders', caughtBy: [/^accepted: an expired session$/] },
  'error-shape': { without: 'the common shape of errors, in orders', caughtBy: [/^not as described: /] },
  answers: { without: 'some of the answers of the gateway', caughtBy: [/^no answer$/] },
  'refusal-first': {
    without: 'the rule that payments validates before it stores',
    caughtBy: [/^a refused request changed something$/],
  },
  'mail-receipts': {
    without: 'the receipts of mails on the bus, in confirmation',
    caughtBy: [
      /^garbage on a private channel changed something$/,
      /^garbage on a private channel had a mail sent again$/,
    ],
  },
  'event-size': {
    without: 'the bound of an event’s size, in expiration',
    caughtBy: [/^an event loop stood still /],
  },
  'event-schemas': {
    without: 'the schemas of events, in tickets and confirmation',
    caughtBy: [/^poison changed something$/, /^poison sent a mail$/],
  },
  'dead-letters': {
    without: 'the dead letters of payments, and their ids in orders',
    caughtBy: [/ was not parked$/, /^a dead letter of no poison$/],
  },
  'poison-then-good': {
    without: 'the rule that the stream goes on after poison, in confirmation',
    caughtBy: [/^no purchase after the poison$/],
  },
  crash: { without: 'the isolation of poison from the process, in expiration', caughtBy: [/^expiration crashed$/] },
};

/** Loads all mutants into every process. */
export const nodeOptions = nodeOptionsFor(
  Object.keys(controls).map((name) => join(__dirname, 'mutants', `${name}.ts`)),
);
