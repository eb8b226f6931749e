import { listener, userDeleted } from '@ticketing/common';
import type { RecordStanding } from '../commands/record-standing';

/** Takes the tickets of an erased account off the market, and its email out of them. */
export const userDeletedListener = (record: RecordStanding) => listener(userDeleted, (user) => record(user, 'erased'));
