import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';

/** Of what the production overlay sets, these say where things are, and that is elsewhere here. */
const OF_THE_CLUSTER = new Set(['NATS_CLUSTER_ID', 'MAIL_FROM', 'PUBLIC_URL']);

/**
 * The settings that services get in production: the base's, as the overlay changes them. What the environment sets itself
 * goes before them, but for what makes it production.
 */
export function overlaySettings(): Record<string, string> {
  const files = ['infra/k8s/base/settings.env', 'infra/k8s/overlays/prod/settings.env'];
  const lines = files.flatMap((file) => readFileSync(path.join(repositoryRoot, file), 'utf8').split('\n'));
  const pairs = lines.flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name && !OF_THE_CLUSTER.has(name) ? [[name, process.env[name] ?? value] as const] : [];
  });
  return { ...Object.fromEntries(pairs), NODE_ENV: 'production' };
}
