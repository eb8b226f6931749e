import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ImageBuilder } from './support/build-image';
import { IMAGES, renderRelease } from './support/digests';
import { workloadsOf } from './support/manifest';
import { root } from './support/paths';
import { render } from './support/render';
import { run, runTool, withFile } from './support/run';
import { itNeeds } from './tools/it-needs';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const DOCKERFILES = ['Dockerfile', 'client/Dockerfile'];

const builder = new ImageBuilder();
afterAll(() => builder.remove());

const artifacts = z.array(z.looseObject({ image: z.string(), docker: z.looseObject({ dockerfile: z.string() }) }));
const skaffold = z
  .looseObject({
    build: z.looseObject({ artifacts }),
    profiles: z.array(
      z.looseObject({ name: z.string(), build: z.looseObject({ artifacts: artifacts.optional() }).optional() }),
    ),
  })
  .parse(parse(read('skaffold.yaml')));
const prodProfile = skaffold.profiles.find(({ name }) => name === 'prod');

/** The images of ours that an overlay names. */
const ownImages = (overlay: string) =>
  workloadsOf(render(overlay))
    .flatMap(({ containers }) => containers.map(({ image }) => image))
    .filter((image) => image.startsWith('ticketing/'))
    .sort();

describe('the images', () => {
  itNeeds('kustomize')('that manifests name are those that Skaffold builds', () => {
    for (const overlay of ['dev', 'kind']) {
      expect(ownImages(overlay).filter(unique)).toEqual(skaffold.build.artifacts.map(({ image }) => image).sort());
    }
    expect(ownImages('prod')).toEqual(prodProfile?.build?.artifacts?.map(({ image }) => image).sort());
  });

  it.each(['ci', 'deploy'])('are those that the workflow %s builds', (workflow) => {
    const { jobs } = parse(read(`.github/workflows/${workflow}.yml`)) as {
      jobs: Record<string, { strategy?: { matrix: { include: string } } }>;
    };
    const [include] = Object.values(jobs).flatMap(({ strategy }) => (strategy ? [strategy.matrix.include] : []));
    expect(include).toMatch(/^\$\{\{ fromJSON\(needs\.(changes|ci)\.outputs\.images\) \}\}$/);
    const { output } = run(process.execPath, ['infra/services/images.mjs', '--matrix']);
    const matrix = JSON.parse(output.replace(/^images=/, '')) as { image: string; file: string }[];
    expect(matrix.map(({ image }) => image)).toEqual(IMAGES);
    for (const { image, file } of matrix) {
      expect(prodProfile?.build?.artifacts?.find((one) => one.image === `ticketing/${image}`)?.docker.dockerfile).toBe(
        file,
      );
    }
  });

  itNeeds('kustomize')('of others are named by digest', () => {
    const optional = ['observability', 'mongo-replica-set', 'store-tls', 'backup-to-bucket'];
    const named = workloadsOf([...render('prod', optional), ...render('dev')]).flatMap(({ containers }) =>
      containers.map(({ image }) => image),
    );
    const others = named.filter((image) => !image.startsWith('ticketing/'));
    expect(others.length).toBeGreaterThan(7);
    expect(others.filter((image) => !/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
  });

  itNeeds('kustomize')('are deployed by digest, all of them or none', () => {
    const { code, output } = renderRelease();
    expect(code).toBe(0);
    for (const image of output.match(/image: .*/g) ?? []) expect(image).toMatch(/@sha256:[0-9a-f]{64}$/);
    const incomplete = renderRelease(IMAGES.slice(1));
    expect(incomplete).toMatchObject({ code: 1 });
    expect(incomplete.output).toContain('ticketing/auth');
  });
});

describe.each(DOCKERFILES)('%s', (file) => {
  itNeeds('hadolint')('is clean', () => {
    expect(runTool('hadolint', file)).toEqual({ code: 0, output: '' });
  });

  it('starts from images whose every byte is known', () => {
    const stages = [...read(file).matchAll(/ AS (\S+)/g)].map(([, name]) => name);
    const bases = [...read(file).matchAll(/^FROM (?:--platform=\S+ )?(\S+)/gm)].flatMap(([, image = '']) =>
      stages.includes(image) ? [] : [image],
    );
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  it('compiles on the platform of the builder, so that one for another needs no emulation', () => {
    const [first = '', ...others] = read(file).match(/^FROM .*/gm) ?? [];
    expect(first).toContain('--platform=$BUILDPLATFORM');
    expect(others.filter((line) => line.includes('--platform'))).toEqual([]);
  });

  it('installs from the lockfile and the manifests of every package, before any source is there', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: object };
    const workspaces = Object.keys(packages).filter((folder) => folder !== '' && !folder.includes('node_modules/'));
    const manifests = workspaces.map((workspace) => `${workspace}/package.json`);
    const [beforeInstall = ''] = read(file).split('npm ci');
    expect(beforeInstall.match(/^COPY .*/gm)).toEqual(['COPY . ./', 'COPY --from=package-manifests /context/ ./']);
    const { folder } = builder.build(file, 'package-manifests');
    const copied = readdirSync(path.join(folder, 'context'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(path.join(folder, 'context'), path.join(parentPath, name)));
    expect(copied.sort()).toEqual([...manifests, 'package.json', 'package-lock.json', '.npmrc'].sort());
  });

  it('ends in a container without a user name, rights or a shell', () => {
    const production =
      read(file)
        .split(/^FROM /m)
        .at(-1) ?? '';
    expect(production).toMatch(/distroless.*AS production/);
    expect(production).toContain('USER 65532:65532');
    expect(production).not.toMatch(/^RUN /m);
    expect(production).toMatch(/^CMD \[/m);
  });
});

describe('a wrong Dockerfile', () => {
  itNeeds('hadolint')('is found out', () => {
    const { code, output } = withFile('Dockerfile', 'FROM node\nRUN cd /app && npm install\n', (file) =>
      runTool('hadolint', file),
    );
    expect(code).not.toBe(0);
    expect(output).toContain('DL3006');
  });
});

function unique<T>(value: T, index: number, all: T[]): boolean {
  return all.indexOf(value) === index;
}
