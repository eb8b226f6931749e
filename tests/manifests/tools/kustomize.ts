import { existsSync } from 'node:fs';
import { runCommand } from '@ticketing/binaries';
import { buildGoProgram, builtProgram } from './go-program';

/** The command that renders the folder named after it. */
export async function kustomize(): Promise<string[]> {
  if (await runs('kubectl', ['version', '--client'])) return ['kubectl', 'kustomize'];
  if (await runs('kustomize', ['version'])) return ['kustomize', 'build'];
  const program = builtProgram('kustomize');
  if (!existsSync(program)) await buildGoProgram('kustomize', 'sigs.k8s.io/kustomize/kustomize/v5@v5.7.1');
  return [program, 'build'];
}

const runs = (command: string, args: string[]): Promise<boolean> =>
  runCommand(command, args, { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
