import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as common from '@ticketing/common';
import { root } from './paths';

const SUBJECTS = new Map<string, string>(
  Object.entries(common).flatMap(([name, value]) =>
    typeof value === 'object' && 'subject' in value ? [[name, value.subject]] : [],
  ),
);

/** The subjects that a service's sources publish: by raising an event, as an outbox entry, by `publishEvent`, or as its own receipts. */
export function publishedBy(service: string): string[] {
  const folder = path.join(root, service, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?!.*\.test\.).*\.ts$/.test(file),
  );
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const calls = texts.flatMap((text) => text.match(/(\braise|publishEvent|outboxEntry)\([^{]*/g) ?? []);
  const names = calls.flatMap((call) => call.match(/\w+/g) ?? []);
  const subjects = new Set<string>(names.flatMap((name) => SUBJECTS.get(name) ?? []));
  if (texts.some((text) => text.includes('bus.publish(this.receiptSubject'))) subjects.add(`${service}:sent`);
  return [...subjects];
}
