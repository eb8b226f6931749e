import type { Device } from '@ticketing/common/contracts';
import type { RefreshFamilyFields } from '../models/refresh-family';

/** A device that a user is signed in on, as the API shows it. */
export const presentDevice = (family: RefreshFamilyFields, current: boolean): Device => ({
  id: family.deviceId.toHexString(),
  createdAt: family.createdAt.toISOString(),
  lastUsedAt: (family.replacedAt ?? family.createdAt).toISOString(),
  device: family.device,
  current,
});
