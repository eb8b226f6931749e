import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderRelease } from './support/digests';
import { ofKind, workload, workloadsOf } from './support/manifest';
import { k8s } from './support/paths';
import { podSecurityViolations } from './support/pod-security';
import { render } from './support/render';
import { runTool, withFile } from './support/run';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const needsCheckov = itNeeds('kustomize', 'checkov');

const ADDED = ['mongo-replica-set', 'backup-to-bucket', 'drop-single-ticket-index'];

const judge = (manifests: string) =>
  withFile('manifests.yaml', manifests, (file) =>
    runTool('checkov', '--config-file', path.join(k8s, '.checkov.yaml'), '--file', file),
  );

describe('the manifests, as they are deployed', () => {
  needsCheckov('follow every policy but those whose exception is explained', () => {
    expect(judge(renderRelease().output)).toMatchObject({ code: 0 });
  });

  needsKustomize('pass Pod Security’s strictest level, which the namespace enforces', () => {
    for (const manifests of [render('prod', ['observability']), render('prod', ADDED), render('kind'), render('dev')]) {
      const [namespace] = ofKind(manifests, 'Namespace');
      expect(namespace?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
      expect(workloadsOf(manifests).flatMap(podSecurityViolations)).toEqual([]);
    }
  });

  needsKustomize('let no container of production write to its own files', () => {
    for (const manifests of [render('prod', ['observability']), render('prod', ADDED), render('kind')]) {
      const writable = workloadsOf(manifests).filter(({ containers }) =>
        containers.some(({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true),
      );
      expect(writable).toEqual([]);
    }
  });

  needsKustomize('forbid every connection that is not named', () => {
    const denial = ofKind(render('prod'), 'NetworkPolicy').find(({ metadata }) => metadata.name === 'deny-all');
    expect(denial?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });
});

describe('a wrong manifest', () => {
  needsCheckov('is found out by a policy', () => {
    const wrong = renderRelease()
      .output.replace(/ {10}readOnlyRootFilesystem: true\n/, '')
      .replace(/@sha256:[0-9a-f]+/, ':latest');
    const { code, output } = judge(wrong);
    expect(code).not.toBe(0);
    expect(output).toContain('CKV_K8S_14');
    expect(output).toContain('CKV_K8S_22');
  });

  needsKustomize('is found out where Kubernetes would refuse its pods', () => {
    const { manifest, pod, labels } = workload(render('prod'), 'Deployment', 'orders-depl');
    const containers = pod.containers.map((one) => ({
      ...one,
      securityContext: { ...one.securityContext, allowPrivilegeEscalation: true, runAsNonRoot: false },
    }));
    expect(podSecurityViolations({ manifest, labels, pod, containers })).toHaveLength(2);
  });
});

it('explains every exception from the policies', () => {
  const lines = readFileSync(path.join(k8s, '.checkov.yaml'), 'utf8').split('\n');
  const exceptions = lines.flatMap((line, index) => (/^ {2}- CKV/.test(line) ? [lines[index - 1]] : []));
  expect(exceptions).not.toEqual([]);
  for (const before of exceptions) expect(before).toMatch(/^ {2}# \w/);
});
