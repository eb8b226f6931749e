import { listener, mailUndelivered } from '@ticketing/common';
import type { RecordMail } from '../commands/record-mail';

export const mailUndeliveredListener = (record: RecordMail) =>
  listener(mailUndelivered, ({ orderId, orderVersion: version, reason }, { time: at }) =>
    record(orderId, { version, status: 'undelivered', reason, at }),
  );
