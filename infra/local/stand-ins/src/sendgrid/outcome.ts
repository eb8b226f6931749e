/** What became of a mail, as the event webhook reports it. */
export interface Outcome {
  readonly event: 'delivered' | 'bounce' | 'dropped';
  readonly type?: 'bounce' | 'blocked';
  readonly reason?: string;
  readonly response?: string;
}

const DELIVERED: Outcome = { event: 'delivered', response: '250 OK' };

/** By what the address begins with. */
const FAILURES: readonly [prefix: RegExp, outcome: Outcome][] = [
  [/^bounce/i, { event: 'bounce', type: 'bounce', reason: '550 5.1.1 The email account does not exist' }],
  [/^block/i, { event: 'bounce', type: 'blocked', reason: '554 5.7.1 Message rejected' }],
  [/^suppress/i, { event: 'dropped', reason: 'Bounced Address' }],
];

/** What becomes of a mail to an address. */
export const outcomeOf = (email: string): Outcome => FAILURES.find(([prefix]) => prefix.test(email))?.[1] ?? DELIVERED;
