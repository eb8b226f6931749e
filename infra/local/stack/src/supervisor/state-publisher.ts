import type { Report } from '@ticketing/binaries';
import { ProcessRecord } from './process-record';
import type { Stack } from './stack';
import { type StackFile, writeStackFile } from './stack-file';
import type { StateDirectory } from './state-directory';
import type { SupervisedProcess } from './supervised-process';

/** Keeps stack.json and the record of processes up to date. */
export class StatePublisher {
  private readonly record: ProcessRecord;

  constructor(
    private readonly directory: StateDirectory,
    private readonly about: Omit<StackFile, 'processes'>,
    private readonly report: Report,
  ) {
    this.record = new ProcessRecord(directory.processesFile);
  }

  publish(stack: Stack, changed: SupervisedProcess): void {
    // A full disk must not leave the processes without a supervisor.
    this.write(stack, changed).catch((error: Error) => this.report(`stack.json is out of date: ${error.message}`));
  }

  private async write(stack: Stack, { pid }: SupervisedProcess): Promise<void> {
    writeStackFile(this.directory.stackFile, this.about, stack);
    if (pid !== null) await this.record.add(pid);
  }
}
