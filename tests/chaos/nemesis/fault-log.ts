import type { History, Injection } from '../history/history';

/** Records faults in the history: from when until when each lasted, and which did not happen after all. */
export class FaultLog {
  constructor(
    private readonly history: History,
    private readonly report: (line: string) => void = () => undefined,
  ) {}

  /**
   * @param fault its name and the affected processes; its times are added to it
   * @param inject resolves with whether the fault happened, once the affected processes work again. A fault whose target is
   *   down from another fault has not happened.
   */
  async note(fault: Omit<Injection, 'from' | 'to'>, inject: () => Promise<boolean>): Promise<void> {
    const { injections, missed } = this.history;
    const injection: Injection = Object.assign(fault, { from: Date.now() });
    injections.push(injection);
    this.report(fault.fault);
    const happened = await inject().catch((error: Error) => {
      this.report(`${fault.fault}: ${error.message}`);
      return false;
    });
    injection.to = Date.now();
    if (happened) return;
    injections.splice(injections.indexOf(injection), 1);
    missed.push(injection);
  }
}
