import { mailDelivered, mailUndelivered, publishEvent, type Bus } from '@ticketing/common';
import type { MailEvent } from './mail-event';

/** @throws BusUnavailableError unless the bus has acknowledged it */
export async function publishMailEvent(bus: Bus, { id, time, order, reason }: MailEvent): Promise<void> {
  const given = { id, time };
  if (reason === undefined) await publishEvent(bus, mailDelivered, 'confirmation', order, given);
  else await publishEvent(bus, mailUndelivered, 'confirmation', { ...order, reason }, given);
}
