import type { Express } from 'express';
import { describeApi } from '../openapi';

/** What Express keeps of a router: its routes, and the routers within it. */
interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** The operations of the API that an app mounts, each as `GET /api/tickets/{id}`, sorted. */
export function mountedOperations(app: Express): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  return operationsIn(stack)
    .filter((operation) => operation.includes(' /api/'))
    .sort();
}

function operationsIn(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return operationsIn(handle.stack ?? []);
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`);
  });
}

/** The operations that the description of the API has under a path, sorted. */
export function describedOperations(prefix: string): string[] {
  const paths = Object.entries(describeApi().paths ?? {}).filter(([path]) => path.startsWith(prefix));
  return paths.flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)).sort();
}
