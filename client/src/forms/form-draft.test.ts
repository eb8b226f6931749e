import { markInterrupted, saveDraft, takeDraft } from './form-draft';

describe('a submitted form', () => {
  const form = new FormData();
  form.set('title', 'Hamlet');
  beforeAll(() => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    };
    Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true });
  });
  beforeEach(() => saveDraft('/tickets/new', form));
  afterEach(() => jest.restoreAllMocks());

  it('is restored once after an interruption', () => {
    markInterrupted('/tickets/new');
    expect(takeDraft('/tickets/new')).toEqual({ title: 'Hamlet' });
    expect(takeDraft('/tickets/new')).toBeUndefined();
  });

  it('is not restored without an interruption, nor on another page', () => {
    markInterrupted('/tickets/1/edit');
    expect(takeDraft('/tickets/1/edit')).toBeUndefined();
    expect(takeDraft('/tickets/new')).toBeUndefined();
  });

  it('is not restored by a sign-in long after its response', () => {
    const later = Date.now() + 10 * 60_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    markInterrupted('/tickets/new');
    expect(takeDraft('/tickets/new')).toBeUndefined();
  });
});
