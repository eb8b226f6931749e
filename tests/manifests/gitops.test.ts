import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { IMAGES, renderRelease, withDigests } from './support/digests';
import { one, type Manifest } from './support/manifest';
import { root } from './support/paths';
import { kustomize, parseManifests } from './support/render';
import { run } from './support/run';
import { schemaFaults } from './support/schemas';
import { SecretsFolder, THEIRS } from './support/secrets';
import { inherited } from './tools/config';
import { itNeeds } from './tools/it-needs';

const infra = path.join(root, 'infra');
const flux = parseManifests(readFileSync(path.join(infra, 'gitops/flux.yaml'), 'utf8'));
let folder: string;
// Beside the real one, from where the overlays are as far away.
beforeEach(() => {
  folder = mkdtempSync(path.join(infra, '.test-'));
  for (const name of ['pin.sh', 'encrypt-secrets.sh'])
    cpSync(path.join(infra, 'gitops', name), path.join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the marketplace from git', () => {
  itNeeds('custom-resource-schemas')('is described in terms that Flux knows', () => {
    expect(flux.flatMap(schemaFaults)).toEqual([]);
    const [, secrets] = flux as [Manifest, Manifest];
    expect(schemaFaults({ ...secrets, spec: { ...secrets.spec, decrypt: true } })).not.toEqual([]);
  });

  itNeeds('kustomize')('is what a deployment renders of the same build', () => {
    withDigests(IMAGES, (digests) =>
      expect(run(path.join(folder, 'pin.sh'), [digests])).toEqual({ code: 0, output: '' }),
    );
    expect(parseManifests(kustomize(path.join(folder, 'prod')))).toEqual(parseManifests(renderRelease().output));
  });

  it('stays as it is where the digest of an image is missing', () => {
    const outcome = withDigests(IMAGES.slice(0, -1), (digests) => run(path.join(folder, 'pin.sh'), [digests]));
    expect(outcome).toMatchObject({ code: 1, output: expect.stringContaining('no digest of client') });
    expect(existsSync(path.join(folder, 'prod'))).toBe(false);
  });

  it('is read where the scripts write it, the Secrets first, and its data is never pruned', () => {
    expect(one(flux, 'Kustomization', 'ticketing').spec).toMatchObject({
      path: './infra/gitops/prod',
      dependsOn: [{ name: 'ticketing-secrets' }],
      patches: [
        { patch: expect.stringContaining('prune: disabled'), target: { kind: 'Namespace|PersistentVolumeClaim' } },
      ],
    });
    expect(one(flux, 'Kustomization', 'ticketing-secrets').spec).toMatchObject({
      path: './infra/gitops/secrets',
      prune: false,
      decryption: { provider: 'sops' },
    });
  });
});

describe('the Secrets in git', () => {
  /** Takes SOPS' place: replaces each value as the real one does, and notes what it was asked for. */
  const STAND_IN = `#!/usr/bin/env node
    const { data, ...rest } = JSON.parse(require('node:fs').readFileSync('/dev/stdin', 'utf8'));
    const asked = process.argv.slice(2).join(' ');
    if (!asked.includes("--encrypted-regex ^data$") || !asked.includes('--age age1')) process.exit(1);
    for (const key in data) data[key] = 'ENC[AES256_GCM,data:…]';
    console.log(JSON.stringify({ ...rest, data, sops: {} }));`;

  const encrypt = (file: string) => {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'sops'), STAND_IN);
    chmodSync(path.join(bin, 'sops'), 0o755);
    return run(path.join(folder, 'encrypt-secrets.sh'), ['age1example', file], { PATH: `${bin}:${inherited('PATH')}` });
  };

  it('are all that were generated, a file each, and none as it is', () => {
    const made = new SecretsFolder();
    try {
      made.run(['prod'], THEIRS);
      expect(encrypt(made.file('prod'))).toEqual({ code: 0, output: '' });
      const secrets = made.read('prod');
      const files = readdirSync(path.join(folder, 'secrets'));
      expect(files.sort()).toEqual(
        Object.keys(secrets)
          .map((name) => `${name}.yaml`)
          .sort(),
      );
      for (const file of files) {
        const { metadata, data } = parse(readFileSync(path.join(folder, 'secrets', file), 'utf8')) as Manifest;
        expect([metadata.namespace, Object.keys(data ?? {})]).toEqual([
          'ticketing',
          Object.keys(secrets[metadata.name] ?? {}),
        ]);
        for (const value of Object.values(data ?? {})) expect(value).toMatch(/^ENC\[/);
      }
    } finally {
      made.remove();
    }
  });

  it('are not touched where there is nothing to encrypt', () => {
    expect(encrypt('/nowhere.json')).toMatchObject({ code: 1, output: expect.stringContaining('npm run secrets') });
    expect(existsSync(path.join(folder, 'secrets'))).toBe(false);
  });
});
