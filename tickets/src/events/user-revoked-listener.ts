import { listener, userRevoked } from '@ticketing/common';
import type { RecordStanding } from '../commands/record-standing';

/** Takes the tickets of a revoked account off the market. */
export const userRevokedListener = (record: RecordStanding) =>
  listener(userRevoked, (user) => record(user, 'suspended'));
