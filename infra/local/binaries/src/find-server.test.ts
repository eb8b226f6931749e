import { findServer } from './find-server';
import { type ServerLocation, type Provider, ProviderError } from './provider';

const here: ServerLocation = { kind: 'binary', path: '/opt/mongod', version: '7.0.1' };

function way(name: string, outcome: ServerLocation | string, asked: string[] = []): Provider {
  return {
    name,
    async find() {
      asked.push(name);
      if (typeof outcome === 'string') throw new ProviderError(outcome);
      return outcome;
    },
  };
}

describe('findServer', () => {
  it('takes the first way that works, says which, and asks no further', async () => {
    const asked: string[] = [];
    const providers = [
      way('MONGO_URI', 'not set', asked),
      way('the PATH', here, asked),
      way('a download', here, asked),
    ];
    const lines: string[] = [];

    await expect(findServer({ name: 'MongoDB', providers, advice: '' }, (line) => lines.push(line))).resolves.toEqual(
      here,
    );

    expect(asked).toEqual(['MONGO_URI', 'the PATH']);
    expect(lines).toEqual(['MongoDB: from the PATH, 7.0.1 (/opt/mongod)']);
  });

  it('names every way, why each failed, and what to install, when none works', async () => {
    const providers = [way('the PATH', 'no mongod on it'), way('a download', 'example.org gave no answer within 5 s')];

    await expect(findServer({ name: 'MongoDB', providers, advice: 'Install it.' }, () => undefined)).rejects.toThrow(
      'MongoDB was not found. Tried, in this order:\n' +
        '  - the PATH: no mongod on it\n' +
        '  - a download: example.org gave no answer within 5 s\n' +
        'Install it.',
    );
  });

  it('tells beforehand about a way that takes long, and afterwards why it failed', async () => {
    const slow: Provider = { ...way('a download', 'the disk is full'), slow: true };
    const lines: string[] = [];

    await findServer({ name: 'Redis', providers: [slow, way('the PATH', here)], advice: '' }, (line) =>
      lines.push(line),
    );

    expect(lines.slice(0, 2)).toEqual(['Redis: trying a download …', 'Redis: not from a download: the disk is full']);
  });

  it('does not take a defect of its own for a way that failed', async () => {
    const broken: Provider = {
      name: 'broken',
      find: () => Promise.reject(new TypeError('undefined is not a function')),
    };

    await expect(findServer({ name: 'Redis', providers: [broken], advice: '' }, () => undefined)).rejects.toThrow(
      TypeError,
    );
  });

  it('never prints the password of a server that runs elsewhere', async () => {
    const external: ServerLocation = { kind: 'external', url: 'mongodb://user:secret@db.example.org/?tls=true' };
    const lines: string[] = [];

    await findServer({ name: 'MongoDB', providers: [way('MONGO_URI', external)], advice: '' }, (line) =>
      lines.push(line),
    );

    expect(lines.join()).toContain('mongodb://db.example.org');
    expect(lines.join()).not.toContain('secret');
  });
});
