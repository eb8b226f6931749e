import { listener, userDeleted } from '@ticketing/common';
import type { EraseAccount } from '../commands/erase-account';

export const userDeletedListener = (erase: EraseAccount) => listener(userDeleted, ({ id }) => erase(id));
