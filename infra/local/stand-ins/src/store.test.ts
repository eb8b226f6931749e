import fs, { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Store } from './store';
import { useDataFolder } from './testing/data-folder';

interface Counter {
  readonly count: number;
}

describe('the store of a stand-in', () => {
  const folder = useDataFolder();
  const file = () => path.join(folder(), 'journal.jsonl');
  const open = () => {
    const store = new Store(folder());
    return { store, counters: store.table<Counter>('counters') };
  };

  it('has the same rows in the same order after a kill', () => {
    const { store, counters } = open();
    store.transaction(() => ['b', 'a', 'c'].forEach((id, count) => counters.put(id, { count })));
    store.transaction(() => counters.delete('a'));
    store.transaction(() => counters.put('b', { count: 9 }));

    // Not closed, as after a kill.
    expect([...open().counters.entries()]).toEqual([
      ['b', { count: 9 }],
      ['c', { count: 2 }],
    ]);
  });

  it('drops a last line that a kill cut off, with its whole transaction, and continues', () => {
    const { store, counters } = open();
    store.transaction(() => counters.put('a', { count: 1 }));
    appendFileSync(file(), '[["counters","a",{"count":2}],["coun');

    const again = open();
    expect(again.counters.get('a')).toEqual({ count: 1 });
    again.store.transaction(() => again.counters.put('a', { count: 3 }));
    expect(open().counters.get('a')).toEqual({ count: 3 });
  });

  it('rolls back a transaction if the disk is full, and continues', () => {
    const { store, counters } = open();
    store.transaction(() => counters.put('a', { count: 1 }));
    jest.spyOn(fs, 'appendFileSync').mockImplementationOnce((descriptor, line) => {
      fs.writeSync(descriptor as number, String(line).slice(0, 20));
      throw new Error('ENOSPC: no space left on device');
    });

    expect(() => store.transaction(() => counters.put('a', { count: 2 }))).toThrow('ENOSPC');
    store.transaction(() => counters.put('b', { count: 3 }));

    expect([...open().counters.entries()]).toEqual([
      ['a', { count: 1 }],
      ['b', { count: 3 }],
    ]);
  });

  it('rolls back a transaction that throws', () => {
    const { store, counters } = open();
    store.transaction(() => counters.put('a', { count: 1 }));

    const failing = () =>
      store.transaction(() => {
        counters.put('a', { count: 2 });
        counters.put('b', { count: 2 });
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect([...counters.entries()]).toEqual([['a', { count: 1 }]]);
    expect([...open().counters.entries()]).toEqual([['a', { count: 1 }]]);
  });

  it('compacts its journal when rows change often', () => {
    const { store, counters } = open();
    for (let count = 0; count < 25_000; count += 1) store.transaction(() => counters.put('a', { count }));

    expect(readFileSync(file(), 'utf8').split('\n').length).toBeLessThan(11_000);
    expect(open().counters.get('a')).toEqual({ count: 24_999 });
    expect(readFileSync(file(), 'utf8').split('\n')).toHaveLength(2);
  });

  it('rejects a journal that is corrupt before its end, and names the line', () => {
    writeFileSync(file(), '[]\nspoiled\n[]\n');
    expect(open).toThrow('line 2 is not JSON');
  });
});
