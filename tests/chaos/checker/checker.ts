import { accounts } from './accounts';
import { acknowledgedWrites } from './acknowledged-writes';
import { amounts } from './amounts';
import { answers } from './answers';
import { copies } from './copies';
import type { Snapshot } from './snapshot';
import { expirations } from './expirations';
import { expiry } from './expiry';
import { keys } from './keys';
import { leftovers } from './leftovers';
import { listings } from './listings';
import { mails } from './mails';
import { money } from './money';
import { oneLiveOrder } from './one-live-order';
import { payments } from './payments';
import { publishedChanges } from './published-changes';
import { recovery } from './recovery';
import { reservations } from './reservations';
import { unpaidOrders } from './unpaid-orders';
import type { Check, Violation } from './check';

export const checks: readonly Check[] = [
  oneLiveOrder,
  reservations,
  listings,
  unpaidOrders,
  money,
  payments,
  amounts,
  mails,
  accounts,
  acknowledgedWrites,
  keys,
  publishedChanges,
  copies,
  leftovers,
  expiry,
  expirations,
  answers,
  recovery,
];

export interface CheckResult {
  check: string;
  violations: Violation[];
}

export const check = (snapshot: Snapshot): CheckResult[] =>
  checks.map(({ name, find }) => ({ check: name, violations: find(snapshot) }));
