const NAMESPACE = 'ticketing';

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** The Secrets as `kubectl apply -f` takes them. (Of `stringData` an apply would never remove what has been retired.) */
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

/** What `writeManifest` wrote. */
export function readManifest(text) {
  const { items } = JSON.parse(text);
  const decode = (value) => Buffer.from(value, 'base64').toString();
  return Object.fromEntries(items.map(({ metadata, data }) => [metadata.name, mapValues(data, decode)]));
}
