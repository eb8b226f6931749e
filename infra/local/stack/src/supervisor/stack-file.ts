import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@ticketing/binaries';
import type { Connections } from './connections';
import type { Stack } from './stack';
import { writePrivateFile } from './state-directory';

/** Read by other programs that use the running system. */
export interface StackFile extends Connections {
  gateway: string;
  /** The path of the gateway's certificate in PEM, if it uses TLS. */
  gatewayCertificate?: string;
  jwtKey: string;
  stripeWebhookSecret: string;
  /** Signs for the stand-in of SendGrid. */
  sendgridWebhookKey: string;
  processes: ProcessEntry[];
}

export interface ProcessEntry {
  name: string;
  replica: number;
  /** Null between an exit and the restart. */
  pid: number | null;
  port: number;
  url: string;
  log: string;
  restarts: number;
  lastExit: { code: number | null; signal: string | null; at: string } | null;
}

export function writeStackFile(file: string, about: Omit<StackFile, 'processes'>, stack: Stack): void {
  writePrivateFile(file, { ...about, processes: stack.processes.map(toEntry) });
}

export function readStackFile(file: string): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StackFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function toEntry({ definition, pid, restarts, lastExit }: Stack['processes'][number]): ProcessEntry {
  const { name, replica, port, url } = definition;
  const log = path.relative(repositoryRoot, definition.log);
  return { name, replica, pid, port, url, log: log.startsWith('..') ? definition.log : log, restarts, lastExit };
}
