import { PageTemplate } from './page-template';

describe('PageTemplate', () => {
  const rendered = {
    body: '<script nonce="abc+/=="></script><p>£20</p><script nonce="abc+/==">x</script>',
    headers: {
      'content-security-policy': "script-src 'self' 'nonce-abc+/==' 'strict-dynamic'",
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      link: '</a.css>; rel=preload; nonce="abc+/=="',
      'x-request-id': 'r1',
      'set-cookie': ['a=1'],
    },
  };

  it('replaces the nonce in the body and in the headers', () => {
    const { body, headers } = new PageTemplate(rendered).fill('new');
    expect(body.toString()).toBe('<script nonce="new"></script><p>£20</p><script nonce="new">x</script>');
    expect(headers.link).toBe('</a.css>; rel=preload; nonce="new"');
  });

  it('repeats no header that belongs to one response', () => {
    const { headers } = new PageTemplate(rendered).fill('new');
    expect(Object.keys(headers)).toEqual(['content-type', 'cache-control', 'link']);
  });

  it('rejects a page without a nonce', () => {
    expect(() => new PageTemplate({ body: '', headers: {} })).toThrow('without a nonce');
  });
});
