import { pythonPackage } from '@ticketing/binaries';

/** The command that judges manifests by policies; it needs no network. */
export async function checkov(): Promise<string[]> {
  const folder = await pythonPackage('checkov', '3.3.30');
  return ['env', `PYTHONPATH=${folder}`, 'python3', '-m', 'checkov.main'];
}
