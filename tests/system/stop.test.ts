import { Stack } from '../support/stack';

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the whole system', () => {
  it('leaves no process behind when it is stopped, also when nobody reads what it prints any more', async () => {
    const stack = await Stack.start();
    const pids = stack.file.processes.flatMap(({ pid }) => pid ?? []);
    expect(pids.every(isAlive)).toBe(true);
    stack.closeTerminal();
    expect(await stack.stop()).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});
