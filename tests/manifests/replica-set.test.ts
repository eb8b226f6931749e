import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { ofKind, one, workload } from './support/manifest';
import { connects, podOf } from './support/network';
import { k8s } from './support/paths';
import { render } from './support/render';
import { run, withFile } from './support/run';
import { generatedSecrets } from './support/secrets';
import { danglingReferences } from './support/wiring';
import { itNeeds } from './tools/it-needs';

const needsKustomize = itNeeds('kustomize');
const folder = path.join(k8s, 'components/mongo-replica-set');
const secrets = generatedSecrets('prod');
const SERVICES = ['auth', 'tickets', 'orders', 'payments'];
const replicaSets = () => render('prod', ['mongo-replica-set']);

/** Runs initiate.js as mongosh would on a pod, against a server that answers `hello` so; returns the commands that it sends. */
function commandsOnPod(name: string, hello: object, more: { CA_FILE?: string; tls?: string } = {}) {
  const { tls = '', ...env } = more;
  const sent: Record<string, unknown>[] = [];
  class Mongo {
    constructor(readonly uri: string) {
      expect(uri).toBe(`mongodb://root:secret%3A@127.0.0.1:27017/?directConnection=true${tls}`);
    }
    getDB = () => ({
      runCommand(command: Record<string, unknown>) {
        sent.push(command);
        return 'hello' in command ? hello : { ok: 1 };
      },
    });
  }
  const process = { env: { HOSTNAME: name, MONGO_INITDB_ROOT_PASSWORD: 'secret:', ...env } };
  runInNewContext(readFileSync(path.join(folder, 'initiate.js'), 'utf8'), { Mongo, process });
  return sent;
}

/** The command that start.sh ends in, on a pod of that name. */
function startedOn(pod: string): string {
  const script = readFileSync(path.join(folder, 'start.sh'), 'utf8');
  return withFile('key', 'the key', (key) => {
    const text = script
      .replace('/run/secrets/replica-set/key', key)
      .replaceAll('/tmp/replica-set-key', `${key}-of-mongod`);
    const traced = text.replace('exec ', 'echo ');
    const { code, output } = withFile('start.sh', traced, (file) =>
      run('/bin/bash', [file, '--auth'], { HOSTNAME: pod }),
    );
    expect(code).toBe(0);
    return output.replaceAll(`${key}-of-mongod`, 'KEY').trim();
  });
}

describe('MongoDB as a replica set', () => {
  needsKustomize.each(SERVICES)(
    'has three members for %s, on as many nodes, which survive a drain one by one',
    (service) => {
      const manifests = replicaSets();
      const { manifest, pod } = workload(manifests, 'StatefulSet', `${service}-mongo`);
      expect(manifest.spec).toMatchObject({ replicas: 3, volumeClaimTemplates: [{ metadata: { name: 'data' } }] });
      const [term] = (
        pod as unknown as {
          affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: object[] } };
        }
      ).affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
      expect(term).toMatchObject({ topologyKey: 'kubernetes.io/hostname', matchLabelKeys: ['app.kubernetes.io/name'] });
      expect(one(manifests, 'PodDisruptionBudget', `${service}-mongo-budget`).spec).toMatchObject({
        maxUnavailable: 1,
      });
      expect(one(manifests, 'Service', `${service}-mongo`).spec).toMatchObject({ publishNotReadyAddresses: true });
    },
  );

  needsKustomize('refers to nothing that is not there', () => {
    const keys = Object.fromEntries(Object.entries(secrets).map(([name, values]) => [name, Object.keys(values)]));
    expect(danglingReferences(replicaSets(), keys)).toEqual([]);
  });

  needsKustomize('is reached by its own members, its service and the backup alone', () => {
    const manifests = replicaSets();
    const member = (service: string) => podOf(manifests, 'StatefulSet', `${service}-mongo`);
    for (const service of SERVICES) {
      const reached = SERVICES.filter((other) => connects(manifests, member(service), member(other), 27017));
      expect(reached).toEqual([service]);
      expect(connects(manifests, podOf(manifests, 'Deployment', `${service}-depl`), member(service), 27017)).toBe(true);
      expect(connects(manifests, podOf(manifests, 'CronJob', 'backup'), member(service), 27017)).toBe(true);
      expect(connects(manifests, member(service), { address: '198.51.100.7' }, 443)).toBe(false);
    }
  });

  needsKustomize('is what its services and the backup dial', () => {
    const manifests = replicaSets();
    for (const service of SERVICES) {
      const [app] = workload(manifests, 'Deployment', `${service}-depl`).containers;
      const address = app?.env.find(({ name }) => name === 'MONGO_URI')?.valueFrom?.secretKeyRef;
      expect(address).toMatchObject({ name: `${service}-mongo`, key: 'replica-set-uri' });
    }
    expect(JSON.stringify(ofKind(manifests, 'CronJob')).match(/"replica-set-uri"/g)).toHaveLength(4);
  });
});

describe('the first member', () => {
  it('initiates a set of the members in the address that was generated', () => {
    const [, command] = commandsOnPod('orders-mongo-0', {});
    const address = /^mongodb:\/\/orders:\w+@(.+)\/orders\?replicaSet=(.+)$/;
    const [, hosts = '', setName] = address.exec(secrets['orders-mongo']?.['replica-set-uri'] ?? '') ?? [];
    const members = hosts.split(',').map((host, _id) => ({ _id, host }));
    expect(members).toHaveLength(3);
    expect(command).toEqual({ replSetInitiate: { _id: setName, members } });
  });

  it('leaves a set that is initiated as it is', () => {
    expect(commandsOnPod('orders-mongo-0', { setName: 'orders-mongo' })).toEqual([{ hello: 1 }]);
  });

  it('is dialled by TLS where there is an authority to trust', () => {
    const tls = '&tls=true&tlsCAFile=%2Frun%2Fsecrets%2Ftls%2Fca.crt';
    expect(commandsOnPod('orders-mongo-0', {}, { CA_FILE: '/run/secrets/tls/ca.crt', tls })).toHaveLength(2);
  });

  it('alone starts by the entry point of the image, which creates users', () => {
    const mongod = 'mongod --auth --replSet orders-mongo --keyFile KEY';
    expect(startedOn('orders-mongo-0')).toBe(`docker-entrypoint.sh ${mongod}`);
    expect(startedOn('orders-mongo-2')).toBe(mongod);
  });
});
