import { NextRequest } from 'next/server';
import { rejectBadRequest } from './bad-request';

const answerTo = (path: string, method = 'GET') =>
  rejectBadRequest(new NextRequest(`http://localhost${path}`, { method }));

describe('a request', () => {
  it.each(['/', '/tickets/%E2%82%AC', '/?q=%ff'])('for %s is passed on to the page', (path) => {
    expect(answerTo(path)).toBeUndefined();
    expect(answerTo(path, 'POST')).toBeUndefined();
  });

  it.each(['/tickets/%ff', '/tickets/%F0%9F', '/tickets/a%00b', '/%'])('for %s is rejected with 400', async (path) => {
    const answer = answerTo(path);
    expect(answer?.status).toBe(400);
    expect(await answer?.text()).toContain('can’t be read');
  });

  it.each([
    ['OPTIONS', 204],
    ['PUT', 405],
    ['DELETE', 405],
  ])('with method %s is answered with %i and an Allow header', (method, status) => {
    const answer = answerTo('/', method);
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('Allow')).toBe('GET, HEAD, POST');
  });
});
