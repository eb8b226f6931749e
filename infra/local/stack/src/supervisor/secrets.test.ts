import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@ticketing/binaries/testing';
import { loadSecrets } from './secrets';

const folder = temporaryFolder();

describe('the secrets of a stack', () => {
  it('are the same after a restart, and readable by their owner only', () => {
    const file = path.join(folder, 'secrets.json');

    const first = loadSecrets(file);

    expect(loadSecrets(file)).toEqual(first);
    expect(first.jwtKey.length).toBeGreaterThanOrEqual(43);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are not silently replaced if they cannot be read, which would end all sessions', () => {
    const file = path.join(folder, 'broken.json');
    writeFileSync(file, '{ "jwtKey": ');

    expect(() => loadSecrets(file)).toThrow('delete it to have new secrets made');
  });
});
