import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as common from '@ticketing/common';
import { services } from './services';

const root = path.resolve(__dirname, '../..');
const read = (...parts: string[]): string => readFileSync(path.join(root, ...parts), 'utf8');

const subjects = new Map<string, string>(
  Object.entries(common).flatMap(([name, value]) =>
    typeof value === 'object' && 'subject' in value ? [[name, value.subject]] : [],
  ),
);

/** The subjects that the listeners in a service's sources subscribe to. */
function subscribedBy(service: string): string[] {
  const folder = path.join(root, service, 'src/events');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('-listener.ts')) : [];
  return files.map((file) => {
    const event = /\blistener\(\s*(\w+)/.exec(read(service, 'src/events', file))?.[1] ?? '';
    return subjects.get(event) ?? `${file}: unknown event ${event}`;
  });
}

describe.each(services)('the entry of $name', ({ name, store, secrets, subscribes }) => {
  it('has the subscriptions that its sources have', () => {
    expect([...(subscribes ?? [])].sort()).toEqual(subscribedBy(name).sort());
  });

  it('has the store and the secrets that its configuration reads', () => {
    const config = read(name, 'src/config.ts');
    expect(config.includes(`${store}Settings`)).toBe(true);
    expect(config.includes('serviceSettings')).toBe(secrets.includes('jwt'));
    expect(config.includes('busSettings')).toBe(subscribes !== undefined);
    expect(config.includes('mailTokenSettings')).toBe(secrets.includes('mail-token'));
    for (const secret of ['stripe', 'sendgrid'] as const) {
      expect([secret, config.includes(`${secret.toUpperCase()}_`)]).toEqual([secret, secrets.includes(secret)]);
    }
  });

  it('is built from the root', () => {
    const { references } = JSON.parse(read('tsconfig.json')) as { references: { path: string }[] };
    expect(references).toContainEqual({ path: name });
  });
});
