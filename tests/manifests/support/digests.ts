import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serviceNames } from '@ticketing/services';
import { run, type Outcome } from './run';
import { k8s } from './paths';

export const IMAGES = [...serviceNames, 'client'];

/** What the deployment renders after a build of these images. */
export const renderRelease = (images = IMAGES): Outcome =>
  withDigests(images, (folder) => run(path.join(k8s, 'scripts/render.sh'), ['prod', folder]));

/** Does something with the folder of digests that a build of these images leaves. */
export function withDigests<T>(images: string[], use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-digests-'));
  try {
    for (const image of images) {
      const digest = createHash('sha256').update(image).digest('hex');
      writeFileSync(path.join(folder, image), `registry.example.com/ticketing/${image}@sha256:${digest}\n`);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
