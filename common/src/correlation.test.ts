import { correlationId, withCorrelationId } from './correlation';

describe('the correlation id', () => {
  it('is the request’s for all that it leads to', async () => {
    const seen = await withCorrelationId('request-7', async () => {
      await Promise.resolve();
      return correlationId();
    });
    expect(seen).toBe('request-7');
  });

  it.each(['', 'a b', 'x'.repeat(129), 'line\nbreak', '"},{"'])(
    'is one new id for all of it instead of %j',
    (strange) => {
      const seen = withCorrelationId(strange, () => [correlationId(), correlationId()]);
      expect(seen[0]).toMatch(/^[0-9a-f-]{36}$/);
      expect(seen[1]).toBe(seen[0]);
    },
  );
});
