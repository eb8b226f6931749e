import { listener, userDeleted } from '@ticketing/common';
import type { ErasedUsers } from '../delivery/erased-users';

/** The events that could not be handled. */
export interface ParkedEvents {
  removeWith(text: string): Promise<void>;
}

/** Ends the mails to a user, and forgets the events that could not be handled: both have the email. */
export const userDeletedListener = (erased: ErasedUsers, parked: ParkedEvents) =>
  listener(userDeleted, async ({ id }) => {
    await erased.add(id);
    await parked.removeWith(id);
  });
