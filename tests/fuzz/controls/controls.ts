import { join } from 'node:path';
import { nodeOptionsFor } from '../../mutants/mutate';

/** A guard that is taken out, and what has to be found then. */
export interface Control {
  /** What is taken out, in words. */
  without: string;
  /** The violations that tell of it. */
  caughtBy: RegExp[];
}

/** Each has a module of its name in `sabotage`. They do not get in each other's way: one run is enough for all. */
export const controls: Record<string, Control> = {
  'input-rules': { without: 'the rules of the input, in auth and tickets', caughtBy: [/^500 for /] },
  bodies: { without: 'the refusal of bodies that are no JSON, in tickets', caughtBy: [/^accepted: /] },
  sessions: { without: 'the end of sessions, in orders', caughtBy: [/^accepted: an expired session$/] },
  'error-shape': { without: 'the one shape of errors, in orders', caughtBy: [/^not as described: /] },
  answers: { without: 'some of the answers of the gateway', caughtBy: [/^no answer$/] },
  'refusal-first': {
    without: 'the rule that payments refuses first, and stores then',
    caughtBy: [/^a refused request changed something$/],
  },
  'mail-memory': {
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
    caughtBy: [/ was not parked$/, /^a letter that nobody sent$/],
  },
  'poison-and-on': {
    without: 'the rule that the stream goes on after poison, in confirmation',
    caughtBy: [/^no purchase after the poison$/],
  },
  crash: { without: 'the walls between poison and the process, in expiration', caughtBy: [/^expiration crashed$/] },
};

/** Loads all mutants into every process. */
export const nodeOptions = nodeOptionsFor(
  Object.keys(controls).map((name) => join(__dirname, 'mutants', `${name}.ts`)),
);
