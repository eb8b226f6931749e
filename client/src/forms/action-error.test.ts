import { kindOfActionError } from './action-error';

describe('kindOfActionError', () => {
  let onLine = true;
  beforeAll(() =>
    Object.defineProperty(globalThis, 'navigator', {
      value: {
        get onLine() {
          return onLine;
        },
      },
      configurable: true,
    }),
  );
  beforeEach(() => {
    onLine = true;
  });

  it.each([
    [new TypeError('Failed to fetch'), 'connection'],
    [new TypeError('NetworkError when attempting to fetch resource.'), 'connection'],
    [new TypeError('Load failed'), 'connection'],
    [new Error('An unexpected response was received from the server.'), 'server'],
    [new TypeError("Cannot read properties of undefined (reading 'x')"), 'server'],
    [
      Object.assign(new Error('Failed to load chunk /_next/static/chunks/1.js'), { name: 'ChunkLoadError' }),
      'outdated',
    ],
    [new TypeError('Failed to fetch dynamically imported module: /x.js'), 'outdated'],
    ['a string', 'server'],
  ])('classifies %s as %s', (error, kind) => {
    expect(kindOfActionError(error)).toBe(kind);
  });

  it('classifies an unknown server action as an outdated page', () => {
    const error = new Error('Server Action "x" was not found on the server.');
    expect(kindOfActionError(error, () => true)).toBe('outdated');
  });

  it('classifies any error while offline as a connection error', () => {
    onLine = false;
    expect(kindOfActionError(new Error('Failed to load chunk /x.js'))).toBe('connection');
  });
});
