import { listener, userReinstated } from '@ticketing/common';
import type { RecordStanding } from '../commands/record-standing';

/** Puts the tickets of a reinstated account back on the market. */
export const userReinstatedListener = (record: RecordStanding) =>
  listener(userReinstated, (user) => record(user, 'active'));
