import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startReady, stopAll, testEnvironment, waitFor } from '@ticketing/common/testing';
import { z } from 'zod';
import { createAuthService } from '../../auth/src/service';
import { readConfig as authConfig } from '../../auth/src/config';
import { createExpirationService } from '../../expiration/src/service';
import { readConfig as expirationConfig } from '../../expiration/src/config';
import { createOrdersService } from '../../orders/src/service';
import { readConfig as ordersConfig } from '../../orders/src/config';
import { createPaymentsService } from '../../payments/src/service';
import { readConfig as paymentsConfig } from '../../payments/src/config';
import { ofKind, one, workload } from './support/manifest';
import { k8s, root } from './support/paths';
import { metricsOf } from './support/promql';
import { render } from './support/render';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
afterAll(stopAll);

const rule = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(['critical', 'warning']) }),
  annotations: z.object({ summary: z.string(), description: z.string(), runbook_url: z.url() }),
});
const rules = z.looseObject({ groups: z.array(z.looseObject({ rules: z.array(rule) })) });
const alerts = (...others: string[]) =>
  ofKind(render('prod', ['observability', ...others]), 'PrometheusRule').flatMap(({ spec }) =>
    rules.parse(spec).groups.flatMap((group) => group.rules),
  );

const dashboard = z
  .looseObject({ panels: z.array(z.looseObject({ targets: z.array(z.looseObject({ expr: z.string() })) })) })
  .parse(JSON.parse(readFileSync(path.join(k8s, 'components/observability/dashboard.json'), 'utf8')));

/**
 * What others export: the NATS exporter (its README lists them), the kubelet, kube-state-metrics and the blackbox
 * exporter. They run in a cluster only.
 */
const OF_OTHERS = new Set([
  'nss_chan_bytes_total',
  'nss_chan_last_seq',
  'nss_chan_subs_last_sent',
  'nss_server_channels',
  'kubelet_volume_stats_available_bytes',
  'kubelet_volume_stats_capacity_bytes',
  'kube_cronjob_created',
  'kube_cronjob_status_last_successful_time',
  'kube_deployment_status_replicas_available',
  'kube_statefulset_replicas',
  'kube_statefulset_status_replicas_ready',
  'probe_ssl_earliest_cert_expiry',
  'probe_success',
]);

const STRIPE = { STRIPE_KEY: 'sk_test_local', STRIPE_WEBHOOK_SECRET: 'whsec_for_tests_alone' };

/** The metrics that services export: with a database, the bus and jobs, and those that payments alone has. */
async function exportedMetrics(): Promise<Set<string>> {
  const urls = await Promise.all([
    startReady(createAuthService(authConfig(testEnvironment('auth')))),
    startReady(createOrdersService(ordersConfig(testEnvironment('orders')))),
    startReady(createExpirationService(expirationConfig(testEnvironment('expiration')))),
    startReady(createPaymentsService(paymentsConfig({ ...testEnvironment('payments'), ...STRIPE }))),
  ]);
  const texts = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  return new Set(texts.flatMap((text) => [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(seriesOf)));
}

const seriesOf = ([, name = '', type]: RegExpMatchArray) =>
  type === 'histogram' ? ['_bucket', '_count', '_sum'].map((suffix) => `${name}${suffix}`) : [name];

needsKustomize('watches nothing that is not there', async () => {
  const panels = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const read = [...panels, ...alerts('outside-view').map(({ expr }) => expr)].flatMap(metricsOf);
  expect(read.length).toBeGreaterThan(20);
  const exported = await exportedMetrics();
  expect(read.filter((name) => !exported.has(name) && !OF_OTHERS.has(name))).toEqual([]);
});

needsKustomize('does not watch a bus that runs elsewhere', () => {
  const ofTheBus = (...others: string[]) => alerts(...others).filter(({ expr }) => expr.includes('nss_'));
  expect(ofTheBus().map(({ alert }) => alert)).toEqual(['ChannelFills', 'ConsumerFarBehind', 'BusGone']);
  expect(ofTheBus('managed-nats')).toEqual([]);
});

it('measures payments under the route that their alert names', async () => {
  const url = await startReady(createOrdersService(ordersConfig(testEnvironment('orders'))));
  await fetch(`${url}/api/orders`);
  const metrics = await waitFor(async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return text.includes('status="401"') && text;
  });
  expect(metrics).toMatch(/http_request_duration_seconds_count\{[^}]*route="\/api\/orders"/);
});

needsKustomize('has a runbook for each alert', () => {
  const guide = readFileSync(path.join(root, 'infra/README.md'), 'utf8');
  const all = alerts('outside-view');
  expect(all.map(({ alert }) => alert)).toEqual(
    expect.arrayContaining(['BackupNever', 'CertificateEnds', 'ClientGone', 'ShopUnreachable']),
  );
  for (const { alert, annotations } of all) {
    expect(annotations.runbook_url).toMatch(new RegExp(`^https://[^#]*/infra/README\\.md#${alert.toLowerCase()}$`));
    expect(guide).toContain(`#### ${alert}\n`);
  }
});

needsKustomize('looks at the shop from outside, where people are', () => {
  const [probe] = ofKind(render('prod', ['observability', 'outside-view']), 'Probe');
  expect(probe?.spec?.targets).toEqual({
    staticConfig: { static: ['https://tickets.example.com/', 'https://tickets.example.com/api/tickets'] },
  });
});

needsKustomize('asks the services at the port that has their metrics', () => {
  const services = one(render('prod', ['observability']), 'PodMonitor', 'services');
  expect(services.spec?.podMetricsEndpoints).toEqual([expect.objectContaining({ port: 'operations' })]);
  for (const name of ['auth', 'expiration']) {
    const [app] = workload(render('prod'), 'Deployment', `${name}-depl`).containers;
    expect(app?.ports).toContainEqual({ name: 'operations', containerPort: 9090 });
    expect(app?.env).toContainEqual({ name: 'OPERATIONS_PORT', value: '9090' });
  }
});

it('finds out an expression that is wrong', () => {
  expect(() => metricsOf('sum by (service (dead_letters)')).toThrow('No PromQL');
  expect(metricsOf('max(dead_leters) > 0')).toEqual(['dead_leters']);
});
