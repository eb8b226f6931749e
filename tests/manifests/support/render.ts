import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseDocument } from 'yaml';
import { commandOf } from '../tools/it-needs';
import { manifestSchema, type Manifest } from './manifest';
import { k8s } from './paths';

const rendered = new Map<string, Manifest[]>();

/** Production's other ways in, by name: its overlay with other lines taken, as the comments in it offer. */
const OTHER_WAYS_IN: Record<string, string[]> = {
  'prod-with-ingress': ['ingress', 'ingress-tls'],
  'prod-with-traefik': ['ingress', 'ingress-tls', 'ingress-traefik'],
  'prod-with-envoy': ['gateway', 'gateway-envoy'],
};

/** What kustomize makes of an overlay (or of production with another way in), with components on top of it. */
export function render(overlay: string, components: string[] = []): Manifest[] {
  const key = [overlay, ...components].join('+');
  const known = rendered.get(key);
  if (known) return known;
  const manifests = parseManifests(renderText(overlay, components));
  rendered.set(key, manifests);
  return manifests;
}

function renderText(overlay: string, components: string[]): string {
  const wayIn = OTHER_WAYS_IN[overlay];
  if (wayIn) return inFolder((folder) => withWayIn(folder, [...wayIn, ...components]));
  if (components.length === 0) return kustomize(path.join(k8s, 'overlays', overlay));
  return inFolder((folder) => {
    const lines = [
      `resources: [../${overlay}]`,
      'components:',
      ...components.map((name) => `  - ../../components/${name}`),
    ];
    writeFileSync(path.join(folder, 'kustomization.yaml'), lines.join('\n'));
  });
}

/** Writes production's overlay with other components taken, each of which it has to offer. */
function withWayIn(folder: string, wanted: string[]): void {
  cpSync(path.join(k8s, 'overlays/prod'), folder, { recursive: true });
  const file = path.join(folder, 'kustomization.yaml');
  const line = /^ {2}(# )?- \.\.\/\.\.\/components\/([\w-]+)$/gm;
  const text = readFileSync(file, 'utf8');
  const offered = [...text.matchAll(line)].map(([, , name]) => name);
  const missing = wanted.filter((name) => !offered.includes(name));
  if (missing.length > 0) throw new Error(`The production overlay does not offer ${missing.join(', ')}`);
  const taken = new Set(['tls', ...wanted]);
  writeFileSync(
    file,
    text.replace(line, (_line, _comment, name: string) => (taken.has(name) ? `  - ../../components/${name}` : '')),
  );
}

/** Beside the overlays: kustomize reads nothing outside of its root but other kustomizations. */
function inFolder(write: (folder: string) => void): string {
  const folder = mkdtempSync(path.join(k8s, 'overlays/.test-'));
  try {
    write(folder);
    return kustomize(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function kustomize(folder: string): string {
  const { command, args } = commandOf('kustomize');
  return execFileSync(command, [...args, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Most resources are the same in every combination of components: each is parsed once. */
const parsed = new Map<string, Manifest>();

export function parseManifests(text: string): Manifest[] {
  return text.split(/^---$/m).map((document) => {
    const manifest = parsed.get(document) ?? manifestSchema.parse(parseDocument(document));
    parsed.set(document, manifest);
    return manifest;
  });
}
