import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './paths';

type Values = Record<string, Record<string, string>>;

/** What an operator has from Stripe and SendGrid. */
export const THEIRS = {
  STRIPE_KEY: 'sk_live_given',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_given',
  STRIPE_WEBHOOK_SECRET: 'whsec_given',
  SENDGRID_API_KEY: 'SG.given',
};

interface SecretList {
  items: { metadata: { name: string }; data: Record<string, string> }[];
}

/** A folder of one's own in which `npm run secrets` keeps its files. */
export class SecretsFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'ticketing-secrets-'));

  /** Runs the command, with nothing in the environment but what is given. */
  run(args: string[], env: Record<string, string> = {}): string {
    const command = [path.join(root, 'infra/secrets/main.mjs'), ...args, '--folder', this.path];
    return execFileSync(process.execPath, command, { encoding: 'utf8', env, stdio: 'pipe' });
  }

  /** What it has written, as a pod would see it. */
  read(environment: string): Values {
    const { items } = this.parse(environment);
    const decode = (data: Record<string, string>) =>
      Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
    return Object.fromEntries(items.map(({ metadata, data }) => [metadata.name, decode(data)]));
  }

  /** Takes a key out of a Secret, as a hand might. */
  removeKey(environment: string, name: string, key: string): void {
    const list = this.parse(environment);
    for (const { metadata, data } of list.items) if (metadata.name === name) delete data[key];
    writeFileSync(this.file(environment), JSON.stringify(list));
  }

  file = (environment: string) => path.join(this.path, `${environment}.json`);

  private parse(environment: string): SecretList {
    return JSON.parse(readFileSync(this.file(environment), 'utf8')) as SecretList;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Newly generated Secrets of an installation. */
export function generatedSecrets(environment: 'dev' | 'prod'): Values {
  const folder = new SecretsFolder();
  try {
    folder.run([environment], environment === 'prod' ? THEIRS : {});
    return folder.read(environment);
  } finally {
    folder.remove();
  }
}
