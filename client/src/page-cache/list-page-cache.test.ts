import type { Page, Ticket } from '../backend/types';
import { ListPageCache } from './list-page-cache';
import { PageTemplate } from './page-template';

const template = (body: string) =>
  new PageTemplate({ body, headers: { 'content-security-policy': "script-src 'nonce-n'" } });

describe('ListPageCache', () => {
  let list: Page<Ticket> = { items: [] };
  let rendered = 0;
  let cache: ListPageCache;
  const ask = (search = '', variant = 'UTC') =>
    cache.page({
      search,
      variant,
      readList: () => Promise.resolve(list),
      render: () => Promise.resolve(template(`page ${(rendered += 1)}`)),
    });
  beforeEach(() => {
    cache = new ListPageCache(8);
    rendered = 0;
  });

  it('renders once for concurrent and later requests', async () => {
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toBe(first);
    expect(await ask()).toBe(first);
    expect(rendered).toBe(1);
  });

  it('renders again when the list is another one', async () => {
    await ask();
    list = { items: [] };
    expect((await ask()).fill('n').body.toString()).toBe('page 2');
  });

  it('keeps addresses and variants apart', async () => {
    await ask();
    await ask('?q=a');
    await ask('', 'Asia/Tokyo');
    expect(rendered).toBe(3);
  });

  it('does not keep a failed rendering', async () => {
    const failing = cache.page({
      search: '',
      variant: 'UTC',
      readList: () => Promise.resolve(list),
      render: () => Promise.reject(new Error('Rendered with status 503')),
    });
    await expect(failing).rejects.toThrow('503');
    expect((await ask()).fill('n').body.toString()).toBe('page 1');
  });
});
