import type { Device } from '../../backend/types';
import { formatDate } from '../../format/dates';
import { ActionButton } from '../ui/action-button';
import { endDeviceAction, endOtherDevicesAction } from './actions';

/** The devices of the user. @param zone of the reader */
export function DeviceList({ devices, zone }: { devices: Device[]; zone: string }) {
  return (
    <>
      <ul className="mb-6 divide-y divide-line">
        {devices.map((device) => (
          <DeviceRow key={device.id} {...device} zone={zone} />
        ))}
      </ul>
      {devices.length > 1 && <ActionButton action={endOtherDevicesAction}>Sign out all other devices</ActionButton>}
    </>
  );
}

function DeviceRow({ id, device, lastUsedAt, current, zone }: Device & { zone: string }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 basis-64 grow">
        <p className="font-semibold wrap-anywhere">{device}</p>
        <p className="text-sm text-muted">
          {current ? (
            'This device'
          ) : (
            <>
              Last used <time dateTime={lastUsedAt}>{formatDate({ date: lastUsedAt }, zone)}</time>
            </>
          )}
        </p>
      </div>
      {!current && (
        <ActionButton action={endDeviceAction.bind(null, id)} label={`Sign out ${device}`}>
          Sign out
        </ActionButton>
      )}
    </li>
  );
}
