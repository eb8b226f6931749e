import { interruptForm, keepForm, takeKeptForm } from './kept-form';

describe('a submitted form', () => {
  const form = new FormData();
  form.set('title', 'Hamlet');
  beforeAll(() => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true });
  });
  beforeEach(() => keepForm('/tickets/new', form));
  afterEach(() => jest.restoreAllMocks());

  it('is restored once after an interruption', () => {
    interruptForm('/tickets/new');
    expect(takeKeptForm('/tickets/new')).toEqual({ title: 'Hamlet' });
    expect(takeKeptForm('/tickets/new')).toBeUndefined();
  });

  it('is not restored without an interruption, nor on another page', () => {
    interruptForm('/tickets/1/edit');
    expect(takeKeptForm('/tickets/1/edit')).toBeUndefined();
    expect(takeKeptForm('/tickets/new')).toBeUndefined();
  });

  it('is not restored by a sign-in long after its response', () => {
    const later = Date.now() + 10 * 60_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    interruptForm('/tickets/new');
    expect(takeKeptForm('/tickets/new')).toBeUndefined();
  });
});
