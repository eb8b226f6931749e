const NAMESPACE = 'ticketing';

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** The Secrets as a manifest for `kubectl apply -f`. Uses `data`: an apply never removes keys from `stringData`. */
export function writeManifest(secrets) {
  const items = Object.entries(secrets).map(([name, values]) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: NAMESPACE, labels: { 'app.kubernetes.io/part-of': 'ticketing' } },
    type: 'Opaque',
    data: mapValues(values, (value) => Buffer.from(value).toString('base64')),
  }));
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 2)}\n`;
}

/** Parses the output of `writeManifest`. @throws Error where a text is something else */
export function readManifest(text) {
  const items = JSON.parse(text)?.items;
  if (!Array.isArray(items) || !items.every(isSecret)) throw new Error('it is no list of Secrets');
  const decode = (value) => Buffer.from(value, 'base64').toString();
  return Object.fromEntries(items.map(({ metadata, data }) => [metadata.name, mapValues(data, decode)]));
}

const isSecret = (item) =>
  item?.kind === 'Secret' &&
  typeof item.metadata?.name === 'string' &&
  Object.values(item.data ?? { missing: undefined }).every((value) => typeof value === 'string');
