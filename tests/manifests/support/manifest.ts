import { z } from 'zod';

const labels = z.record(z.string(), z.string());

/** As much of every resource as the checks look at; the rest stays as it is. */
export const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: labels.default({}),
    annotations: labels.default({}),
  }),
  spec: z.record(z.string(), z.unknown()).optional(),
  data: z.record(z.string(), z.string()).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

const port = z.union([z.string(), z.number()]);
const probe = z.looseObject({
  httpGet: z.object({ path: z.string(), port }).optional(),
  tcpSocket: z.object({ port }).optional(),
  periodSeconds: z.number().default(10),
  failureThreshold: z.number().default(3),
});
const reference = z.object({ name: z.string(), key: z.string(), optional: z.boolean().default(false) });
const securityContext = z.looseObject({
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.number().optional(),
  privileged: z.boolean().optional(),
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  capabilities: z.object({ drop: z.array(z.string()).default([]), add: z.array(z.string()).default([]) }).optional(),
  seccompProfile: z.object({ type: z.string() }).optional(),
});

const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  env: z
    .array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        valueFrom: z
          .object({
            configMapKeyRef: reference.optional(),
            secretKeyRef: reference.optional(),
            fieldRef: z.looseObject({ fieldPath: z.string() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  ports: z.array(z.looseObject({ name: z.string(), containerPort: z.number() })).default([]),
  startupProbe: probe.optional(),
  readinessProbe: probe.optional(),
  livenessProbe: probe.optional(),
  securityContext: securityContext.optional(),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
});
export type Container = z.infer<typeof container>;

const podSpec = z.looseObject({
  containers: z.array(container),
  initContainers: z.array(container).default([]),
  serviceAccountName: z.string().optional(),
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  securityContext: securityContext.optional(),
  terminationGracePeriodSeconds: z.number().optional(),
  volumes: z
    .array(
      z.looseObject({
        name: z.string(),
        configMap: z.looseObject({ name: z.string() }).optional(),
        secret: z.looseObject({ secretName: z.string() }).optional(),
        projected: z.looseObject({ sources: z.array(z.record(z.string(), z.unknown())) }).optional(),
        persistentVolumeClaim: z.looseObject({ claimName: z.string() }).optional(),
        emptyDir: z.unknown().optional(),
      }),
    )
    .default([]),
});
const template = z.object({ metadata: z.object({ labels: labels.default({}) }), spec: podSpec });

export interface Workload {
  manifest: Manifest;
  labels: Record<string, string>;
  pod: z.infer<typeof podSpec>;
  containers: Container[];
}

/** Everything of these manifests that runs pods. */
export function workloadsOf(manifests: Manifest[]): Workload[] {
  return manifests.flatMap((manifest) => {
    const found = templateOf(manifest);
    if (!found) return [];
    const { metadata, spec } = template.parse(found);
    return [{ manifest, labels: metadata.labels, pod: spec, containers: [...spec.initContainers, ...spec.containers] }];
  });
}

function templateOf({ kind, spec }: Manifest): unknown {
  if (['Deployment', 'StatefulSet', 'Job'].includes(kind)) return spec?.template;
  const cronJob = z.object({ jobTemplate: z.object({ spec: z.object({ template: z.unknown() }) }) });
  return kind === 'CronJob' ? cronJob.parse(spec).jobTemplate.spec.template : undefined;
}

export const ofKind = (manifests: Manifest[], kind: string) => manifests.filter((manifest) => manifest.kind === kind);

/** The one of a kind and name. */
export function one(manifests: Manifest[], kind: string, name: string): Manifest {
  const found = ofKind(manifests, kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}`);
  return found;
}

/** The workload of a kind and name. */
export function workload(manifests: Manifest[], kind: string, name: string): Workload {
  const [found] = workloadsOf([one(manifests, kind, name)]);
  if (!found) throw new Error(`${kind} ${name} runs no pods`);
  return found;
}

/** How messages name a resource. */
export const nameOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;
