import { ofKind, one, type Manifest } from './support/manifest';
import { render } from './support/render';
import { generatedSecrets } from './support/secrets';
import { danglingReferences } from './support/wiring';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const names = (manifests: Manifest[], kind: string) => ofKind(manifests, kind).map(({ metadata }) => metadata.name);

describe('the overlay for kind', () => {
  needsKustomize('has all that production runs, in the same shape', () => {
    const [kind, prod] = [render('kind'), render('prod-with-ingress')];
    for (const type of ['StatefulSet', 'CronJob', 'HorizontalPodAutoscaler', 'PodDisruptionBudget']) {
      for (const { metadata, spec } of ofKind(prod, type)) expect(one(kind, type, metadata.name).spec).toEqual(spec);
    }
    for (const name of ['auth-depl', 'orders-depl', 'tickets-depl', 'client-depl']) {
      const [here, there] = [kind, prod].map((manifests) => JSON.stringify(one(manifests, 'Deployment', name).spec));
      expect(here?.replace(/settings-\w+/g, 'settings')).toBe(there?.replace(/settings-\w+/g, 'settings'));
    }
    expect(names(kind, 'Deployment')).toEqual(expect.arrayContaining(names(prod, 'Deployment')));
  });

  needsKustomize('runs one replica of each stand-in, which keeps its state to itself', () => {
    for (const type of ['HorizontalPodAutoscaler', 'PodDisruptionBudget']) {
      expect(names(render('kind'), type).filter((name) => /^(stripe|sendgrid)-/.test(name))).toEqual([]);
    }
  });

  needsKustomize('refers to nothing that is not there', () => {
    const keys = Object.entries(generatedSecrets('prod')).map(([name, values]) => [name, Object.keys(values)]);
    expect(danglingReferences(render('kind'), Object.fromEntries(keys) as Record<string, string[]>)).toEqual([]);
  });

  needsKustomize('has its certificate from an issuer that needs no internet', () => {
    const { metadata, spec } = one(render('kind'), 'Ingress', 'ticketing');
    expect(metadata.annotations).toMatchObject({ 'cert-manager.io/issuer': 'local' });
    expect(metadata.annotations).not.toHaveProperty('cert-manager.io/cluster-issuer');
    expect(spec?.tls).toEqual([{ secretName: 'ticketing-tls', hosts: ['localhost'] }]);
    expect(names(render('kind'), 'Issuer')).toContain('local');
  });
});
