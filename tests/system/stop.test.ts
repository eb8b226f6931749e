import { isAlive } from '@ticketing/common/testing';
import { Stack } from '@ticketing/test-driver/stack';

describe('the whole system', () => {
  it('leaves no process behind when it is stopped, also when its output is not read any more', async () => {
    const stack = await Stack.start([], {}, { client: true, production: true });
    const pids = stack.file.processes.flatMap(({ pid }) => pid ?? []);
    expect(pids.every(isAlive)).toBe(true);
    stack.closeTerminal();
    expect(await stack.stop()).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});
