import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { serviceNames } from '@ticketing/services';
import { ofKind, workloadsOf, type Manifest } from './support/manifest';
import { podSecurityViolations } from './support/pod-security';
import { root } from './support/paths';
import { parseManifests, render } from './support/render';
import { schemaFaults } from './support/schemas';
import { itNeeds } from './tools/it-needs';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const skaffoldYaml: unknown = parse(read('skaffold.yaml'));
const schema = JSON.parse(read('tests/manifests/schemas/skaffold-v4beta14.json')) as object;
const validate = new Ajv({ strict: false }).compile(schema);

const rule = z.object({ src: z.string(), dest: z.string() });
const mode = z.object({ kubernetesCluster: z.object({ jobManifestPath: z.string() }) });
const config = z
  .looseObject({
    build: z.looseObject({
      artifacts: z.array(
        z.looseObject({
          image: z.string(),
          docker: z.looseObject({ dockerfile: z.string(), target: z.string().optional() }),
          sync: z.object({ manual: z.array(rule) }).optional(),
        }),
      ),
    }),
    verify: z.array(z.looseObject({ executionMode: mode })),
    customActions: z.array(z.looseObject({ executionMode: mode })),
  })
  .parse(skaffoldYaml);

const jobs = (): Manifest[] =>
  [...config.verify, ...config.customActions].flatMap(({ executionMode }) =>
    parseManifests(read(executionMode.kubernetesCluster.jobManifestPath)),
  );

describe('skaffold.yaml', () => {
  it('is what Skaffold’s schema allows', () => {
    expect(validate(skaffoldYaml) || validate.errors).toBe(true);
  });

  it('is found out when it is not', () => {
    expect(validate({ ...(skaffoldYaml as object), portForwards: [] })).toBe(false);
    expect(validate({ ...(skaffoldYaml as object), verify: [{ name: 'purchase' }] })).toBe(false);
  });

  it('builds from Dockerfiles that have the target', () => {
    for (const { docker } of config.build.artifacts) {
      expect(read(docker.dockerfile)).toContain(` AS ${docker.target ?? 'production'}\n`);
    }
  });

  it('brings a saved file of common to every service, and one of a service to that alone', () => {
    const services = config.build.artifacts.filter(({ sync, docker }) => sync && docker.dockerfile === 'Dockerfile');
    expect(services).toHaveLength(serviceNames.length);
    for (const { image, sync } of services) {
      const service = image.replace('ticketing/', '');
      expect(existsSync(path.join(root, service, 'src/index.ts'))).toBe(true);
      expect(sync?.manual).toEqual([
        { src: `${service}/src/**/*.ts`, dest: '/app' },
        { src: 'common/src/**/*.ts', dest: '/app' },
      ]);
    }
  });
});

describe('the Jobs of Skaffold', () => {
  itNeeds('kubernetes-schemas')('are what Kubernetes knows, and what the namespace lets in', () => {
    expect(jobs().flatMap(schemaFaults)).toEqual([]);
    expect(workloadsOf(jobs()).flatMap(podSecurityViolations)).toEqual([]);
  });

  itNeeds('kustomize')('find their scripts in the cluster, and their way out through its policies', () => {
    const dev = render('dev');
    for (const { labels, pod, containers } of workloadsOf(jobs())) {
      const volume = pod.volumes.find(({ name }) => name === 'scripts');
      const scripts = ofKind(dev, 'ConfigMap').find(({ metadata }) => metadata.name === volume?.configMap?.name);
      const [script] = (containers[0]?.args as string[]).map((argument) => path.basename(argument));
      expect(Object.keys(scripts?.data ?? {})).toContain(script);
      const policy = ofKind(dev, 'NetworkPolicy').find(({ metadata }) => metadata.name === 'jobs');
      expect(policy?.spec?.podSelector).toEqual({ matchLabels: labels });
    }
  });
});
