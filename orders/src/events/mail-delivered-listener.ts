import { listener, mailDelivered } from '@ticketing/common';
import type { RecordMail } from '../commands/record-mail';

export const mailDeliveredListener = (record: RecordMail) =>
  listener(mailDelivered, ({ orderId, orderVersion: version }, { time: at }) =>
    record(orderId, { version, status: 'delivered', at }),
  );
