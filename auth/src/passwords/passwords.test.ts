import { hash as argon2, parseOptions, verify } from '@node-rs/argon2';
import { DECOY_HASH, Passwords } from './passwords';

const passwords = new Passwords();

describe('passwords', () => {
  it('are right when they are the same, and wrong in any other case', async () => {
    const hash = await passwords.hash('correct horse');
    await expect(passwords.verify('correct horse', hash)).resolves.toBe(true);
    await expect(passwords.verify('Correct horse', hash)).resolves.toBe(false);
  });

  it('are salted: the same password has two hashes', async () => {
    expect(await passwords.hash('correct horse')).not.toBe(await passwords.hash('correct horse'));
  });

  it('are hashed in NFC', async () => {
    const hash = await passwords.hash('schlu\u0308ssel');
    await expect(verify(hash, 'schlüssel')).resolves.toBe(true);
    await expect(passwords.verify('schlüssel', hash)).resolves.toBe(true);
    await expect(passwords.verify('schlu\u0308ssel', hash)).resolves.toBe(true);
  });

  it('are also right unchanged, for older hashes that are not of the NFC form', async () => {
    const hash = await argon2('schlu\u0308ssel');
    await expect(passwords.verify('schlu\u0308ssel', hash)).resolves.toBe(true);
    await expect(passwords.verify('schlu\u0308ssel!', hash)).resolves.toBe(false);
  });

  it('are compared to the last byte, whatever their length', async () => {
    const long = '🎫'.repeat(127);
    const hash = await passwords.hash(`${long}a`);
    await expect(passwords.verify(`${long}b`, hash)).resolves.toBe(false);
    await expect(verify(hash, `${long}a`)).resolves.toBe(true);
  });

  it('are hashed off the event loop, which stays free', async () => {
    let turns = 0;
    let hashing = true;
    const hashes = Promise.all(['one', 'two', 'three', 'four'].map((password) => passwords.hash(password)));
    const hashed = hashes.finally(() => (hashing = false));
    while (hashing) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      turns += 1;
    }
    await hashed;
    expect(turns).toBeGreaterThan(10);
  });

  it('are never right without an account, and cost as much time', async () => {
    await expect(passwords.verify('correct horse', undefined)).resolves.toBe(false);
    expect(parseOptions(DECOY_HASH)).toEqual(parseOptions(await passwords.hash('correct horse')));
  });

  it('are checked at once while many new ones wait to be hashed', async () => {
    const hash = await passwords.hash('correct horse');
    let hashed = 0;
    const hashes = Promise.all(Array.from({ length: 30 }, () => passwords.hash('new').then(() => (hashed += 1))));
    await expect(passwords.verify('correct horse', hash)).resolves.toBe(true);
    expect(hashed).toBeLessThan(15);
    await hashes;
  });
});
