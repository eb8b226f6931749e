import { findServer } from './find-server';
import { type ServerLocation, type Provider, ProviderError } from './provider';

const here: ServerLocation = { kind: 'binary', path: '/opt/mongod', version: '7.0.1' };

function provider(name: string, outcome: ServerLocation | string, asked: string[] = []): Provider {
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
  it('returns the server of the first provider that succeeds, and names it', async () => {
    const asked: string[] = [];
    const providers = [
      provider('MONGO_URI', 'not set', asked),
      provider('the PATH', here, asked),
      provider('a download', here, asked),
    ];
    const lines: string[] = [];

    await expect(findServer({ name: 'MongoDB', providers, advice: '' }, (line) => lines.push(line))).resolves.toEqual(
      here,
    );

    expect(asked).toEqual(['MONGO_URI', 'the PATH']);
    expect(lines).toEqual(['MongoDB: from the PATH, 7.0.1 (/opt/mongod)']);
  });

  it('lists every provider with its error and gives advice if all fail', async () => {
    const providers = [
      provider('the PATH', 'no mongod on it'),
      provider('a download', 'example.org gave no answer within 5 s'),
    ];

    await expect(findServer({ name: 'MongoDB', providers, advice: 'Install it.' }, () => undefined)).rejects.toThrow(
      'MongoDB was not found. Tried, in this order:\n' +
        '  - the PATH: no mongod on it\n' +
        '  - a download: example.org gave no answer within 5 s\n' +
        'Install it.',
    );
  });

  it('reports a slow provider before the attempt, and its failure afterwards', async () => {
    const slow: Provider = { ...provider('a download', 'the disk is full'), slow: true };
    const lines: string[] = [];

    await findServer({ name: 'Redis', providers: [slow, provider('the PATH', here)], advice: '' }, (line) =>
      lines.push(line),
    );

    expect(lines.slice(0, 2)).toEqual(['Redis: trying a download …', 'Redis: not from a download: the disk is full']);
  });

  it('rethrows any error other than a ProviderError', async () => {
    const broken: Provider = {
      name: 'broken',
      find: () => Promise.reject(new TypeError('undefined is not a function')),
    };

    await expect(findServer({ name: 'Redis', providers: [broken], advice: '' }, () => undefined)).rejects.toThrow(
      TypeError,
    );
  });

  it('never prints the password of an external server', async () => {
    const external: ServerLocation = { kind: 'external', url: 'mongodb://user:secret@db.example.org/?tls=true' };
    const lines: string[] = [];

    await findServer({ name: 'MongoDB', providers: [provider('MONGO_URI', external)], advice: '' }, (line) =>
      lines.push(line),
    );

    expect(lines.join()).toContain('mongodb://db.example.org');
    expect(lines.join()).not.toContain('secret');
  });
});
