import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export interface Route {
  prefix: string;
  service: string;
}

const backend = z.object({ service: z.object({ name: z.string() }) });
const rule = z.object({ path: z.string().startsWith('/'), pathType: z.literal('Prefix'), backend });
const ingress = z.object({
  kind: z.literal('Ingress'),
  spec: z.object({ rules: z.array(z.object({ http: z.object({ paths: z.array(rule) }) })) }),
});

/** Reads the routes from an Ingress manifest, the longest prefix first, which is how Kubernetes ranks them. */
export function loadRoutes(manifest: string): Route[] {
  const { spec } = ingress.parse(parse(readFileSync(manifest, 'utf8')));
  const routes = spec.rules.flatMap(({ http }) =>
    http.paths.map(({ path, backend }) => ({ prefix: path.replace(/\/+$/, ''), service: backend.service.name })),
  );
  return routes.sort((a, b) => b.prefix.length - a.prefix.length);
}

/** Kubernetes' `Prefix` compares whole path elements: /api/users leads to /api/users/1, not to /api/users-of-old. */
export function findRoute(routes: Route[], path: string): Route | undefined {
  return routes.find(({ prefix }) => isUnder(path, prefix));
}

export function isUnder(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
}
