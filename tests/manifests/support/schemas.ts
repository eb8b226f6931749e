import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { partsOf } from '../tools/it-needs';
import type { Manifest } from './manifest';

/** Their definitions lie in no module of a size that a test run could fetch. */
const WITHOUT_SCHEMA = new Set(['CiliumNetworkPolicy']);

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false });
const validators = new Map<string, ValidateFunction>();

/** What is wrong with a resource by the schema of its kind, in words; empty when nothing is. */
export function schemaFaults(manifest: Manifest): string[] {
  if (WITHOUT_SCHEMA.has(manifest.kind)) return [];
  const validate = validatorOf(manifest);
  if (!validate) return [`${manifest.apiVersion} ${manifest.kind} is unknown`];
  return validate(manifest) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function validatorOf({ apiVersion, kind }: Manifest): ValidateFunction | undefined {
  const key = `${apiVersion}/${kind}`;
  const known = validators.get(key);
  if (known) return known;
  const validate = isCustom(apiVersion) ? customResource(apiVersion, kind) : builtIn(apiVersion, kind);
  if (validate) validators.set(key, validate);
  return validate;
}

/** Kubernetes' own groups have no domain, but for some; Gateway API's looks like one of those and is none. */
const BUILT_IN = /^(networking|rbac\.authorization|storage)\.k8s\.io\//;
const isCustom = (apiVersion: string) => apiVersion.includes('.') && !BUILT_IN.test(apiVersion);

const ID = 'https://kubernetes.io/api/_definitions.json';

function builtIn(apiVersion: string, kind: string): ValidateFunction | undefined {
  if (!ajv.getSchema(ID)) {
    const [file = ''] = partsOf('kubernetes-schemas');
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object);
  }
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  const name = `io.k8s.api.${group?.split('.')[0] ?? ''}.${version ?? ''}.${kind}`;
  return ajv.getSchema(`${ID}#/$defs/${name}`);
}

const definition = z.object({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({ name: z.string(), schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }) }),
    ),
  }),
});

function customResource(apiVersion: string, kind: string): ValidateFunction | undefined {
  for (const folder of partsOf('custom-resource-schemas')) {
    // Files bear the plural: gitrepositories.
    const begin = kind.toLowerCase().replace(/y$/, '');
    for (const file of readdirSync(folder).filter((name) => name.includes(begin))) {
      for (const document of parseAllDocuments(readFileSync(path.join(folder, file), 'utf8'))) {
        const parsed = definition.safeParse(document.toJS({ maxAliasCount: -1 }));
        if (!parsed.success || parsed.data.spec.names.kind !== kind) continue;
        const { group, versions } = parsed.data.spec;
        const found = versions.find(({ name }) => `${group}/${name}` === apiVersion);
        if (found) return ajv.compile(strict(found.schema.openAPIV3Schema) as object);
      }
    }
  }
  return undefined;
}

/** Flags within an expression, which Go understands and JavaScript does not. */
const GO_ONLY = /\(\?[a-z]+\)/;

/** As the API server prunes what a definition does not name, so a check has to refuse it. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key, value]) => key !== 'pattern' || !GO_ONLY.test(String(value)));
  const inner = Object.fromEntries(entries.map(([key, value]) => [key, strict(value)]));
  const open = 'additionalProperties' in inner || 'x-kubernetes-preserve-unknown-fields' in inner;
  const metadata = !('properties' in inner) || Object.keys(inner.properties as object).length === 0;
  return open || metadata || inner.type !== 'object' ? inner : { ...inner, additionalProperties: false };
}
