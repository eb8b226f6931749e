import type { Report } from '@ticketing/binaries';
import { checkov } from './checkov';
import { TOOL_NAMES, type Tool, type ToolName, type Tools } from './config';
import { customResourceSchemas, kubernetesSchemas } from './schemas';
import { kustomize } from './kustomize';
import { actionlint, hadolint, mongodump, rclone, zizmor } from './linters';

const fetchers: Record<ToolName, (report: Report) => Promise<string[]>> = {
  kustomize,
  'kubernetes-schemas': kubernetesSchemas,
  'custom-resource-schemas': customResourceSchemas,
  checkov,
  hadolint,
  actionlint,
  zizmor,
  mongodump,
  rclone,
};

/** Finds or fetches them all at once; none that can't be had stops the others. */
export async function fetchTools(report: Report): Promise<Tools> {
  const found = await Promise.all(TOOL_NAMES.map(async (name) => [name, await outcome(fetchers[name], report)]));
  return Object.fromEntries(found) as Tools;
}

async function outcome(fetch: (report: Report) => Promise<string[]>, report: Report): Promise<Tool> {
  try {
    return { command: await fetch(report) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
