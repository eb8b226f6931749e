import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseDocument } from 'yaml';
import { commandOf } from '../tools/it-needs';
import { manifestSchema, type Manifest } from './manifest';
import { k8s } from './paths';

const rendered = new Map<string, Manifest[]>();

/** What kustomize makes of an overlay, with components on top of it. */
export function render(overlay: string, components: string[] = []): Manifest[] {
  const key = [overlay, ...components].join('+');
  const known = rendered.get(key);
  if (known) return known;
  const manifests = parseManifests(renderText(overlay, components));
  rendered.set(key, manifests);
  return manifests;
}

function renderText(overlay: string, components: string[]): string {
  if (components.length === 0) return kustomize(path.join(k8s, 'overlays', overlay));
  // Beside the overlays: kustomize reads nothing outside of its root but other kustomizations.
  const folder = mkdtempSync(path.join(k8s, 'overlays/.test-'));
  try {
    const lines = [
      `resources: [../${overlay}]`,
      'components:',
      ...components.map((name) => `  - ../../components/${name}`),
    ];
    writeFileSync(path.join(folder, 'kustomization.yaml'), lines.join('\n'));
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
