import type { Report } from '../report';
import type { Stack } from '../../support/stack';

/** Nobody shoots at processes here: one that was started again has crashed. */
export function judgeProcesses({ file }: Stack, report: Report): void {
  for (const { name, restarts, lastExit } of file.processes) {
    if (restarts > 0)
      report.violation(`${name} crashed`, [`${restarts} times, at last with ${JSON.stringify(lastExit)}`]);
  }
}
