import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';

/** Settings that name addresses in the cluster; the local addresses are different. */
const CLUSTER_ADDRESSES = new Set(['NATS_CLUSTER_ID', 'MAIL_FROM', 'PUBLIC_URL']);

/**
 * The services' settings in production: those of the base, overridden by the overlay. Variables of the environment take
 * precedence over both, except NODE_ENV.
 */
export function overlaySettings(): Record<string, string> {
  const files = ['infra/k8s/base/settings.env', 'infra/k8s/overlays/prod/settings.env'];
  const lines = files.flatMap((file) => readFileSync(path.join(repositoryRoot, file), 'utf8').split('\n'));
  const pairs = lines.flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name && !CLUSTER_ADDRESSES.has(name) ? [[name, process.env[name] ?? value] as const] : [];
  });
  return { ...Object.fromEntries(pairs), NODE_ENV: 'production' };
}
