import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { answersOk } from '../supervisor/readiness';
import type { PlanContext } from './plan';

export interface NodeProcess {
  name: string;
  replica?: number;
  tier: 'application' | 'stand-in';
  port: number;
  /** Relative to the root of the clone, or absolute. */
  script: string;
  args?: string[];
  /** Arguments of node itself. */
  nodeOptions?: string[];
  env: Record<string, string>;
  /** The path that responds with 200 once the process is ready. */
  readyPath: string;
}

/** One of our programs: listens on loopback, at the port given in its environment. */
export function nodeProcess(spec: NodeProcess, { directory }: PlanContext): ProcessDefinition {
  const { name, replica = 0, tier, port } = spec;
  const url = `http://127.0.0.1:${port}`;
  return {
    name,
    replica,
    tier,
    port,
    url,
    command: process.execPath,
    args: [...(spec.nodeOptions ?? []), path.resolve(repositoryRoot, spec.script), ...(spec.args ?? [])],
    env: { HOST: '127.0.0.1', PORT: `${port}`, ...spec.env },
    log: directory.logOf(name, replica),
    readyUrl: `${url}${spec.readyPath}`,
    isReady: () => answersOk(`${url}${spec.readyPath}`),
  };
}
