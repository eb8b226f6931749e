import type { Report } from '../report';
import type { Stack } from '@ticketing/test-driver/stack';

/**
 * Reports crashes: the fuzzer kills no process, so one that was restarted has crashed.
 *
 * @param ended the ones that were ended on purpose, once for each time
 */
export function checkProcesses({ file }: Pick<Stack, 'file'>, report: Report, ended: string[] = []): void {
  for (const { name, restarts, lastExit } of file.processes) {
    const crashes = restarts - ended.filter((each) => each === name).length;
    if (crashes > 0)
      report.violation(`${name} crashed`, [`${crashes} times, at last with ${JSON.stringify(lastExit)}`]);
  }
}
