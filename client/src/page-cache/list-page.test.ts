import type { Page, Ticket } from '../backend/types';
import { ListPage } from './list-page';
import { PageTemplate } from './page-template';

const template = (body: string) =>
  new PageTemplate({ body, headers: { 'content-security-policy': "script-src 'nonce-n'" } });

describe('ListPage', () => {
  let response: { text: string; link: string | undefined };
  let lists: Page<Ticket>[];
  let reads: number;
  let failure: Error | undefined;
  let page: ListPage;
  const body = async () => (await page.get()).fill('n').body.toString();
  beforeEach(() => {
    response = { text: '[{"id":"t1"}]', link: undefined };
    lists = [];
    reads = 0;
    failure = undefined;
    page = new ListPage({
      fetchList: () => {
        reads += 1;
        return Promise.resolve({ ...response });
      },
      render: (list) => {
        if (failure) return Promise.reject(failure);
        lists.push(list);
        return Promise.resolve(template(`page ${lists.length}`));
      },
    });
  });

  it('reads the list for each request, and renders it once', async () => {
    expect([await body(), await body(), await body()]).toEqual(['page 1', 'page 1', 'page 1']);
    expect(reads).toBe(3);
    expect(lists).toEqual([{ items: [{ id: 't1' }], nextCursor: undefined }]);
  });

  it('renders a changed list for the first request after the change', async () => {
    await body();
    response = { text: '[{"id":"t2"}]', link: undefined };
    expect(await body()).toBe('page 2');
    expect(lists[1]?.items).toEqual([{ id: 't2' }]);
  });

  it('renders again when only a next page appears', async () => {
    await body();
    response = { ...response, link: '</api/tickets?cursor=c1>; rel="next"' };
    expect(await body()).toBe('page 2');
    expect(lists[1]?.nextCursor).toBe('c1');
  });

  it('shares a read and a rendering between requests that arrive during another', async () => {
    const first = body();
    const others = [body(), body(), body()];
    expect(await first).toBe('page 1');
    expect(await Promise.all(others)).toEqual(['page 1', 'page 1', 'page 1']);
    expect(reads).toBe(2);
  });

  it('does not keep a failed rendering', async () => {
    failure = new Error('Rendered with status 503');
    await expect(page.get()).rejects.toThrow('503');
    failure = undefined;
    expect(await body()).toBe('page 1');
  });
});
