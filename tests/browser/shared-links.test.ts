import { expect, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('a ticket page has metadata for search engines and link previews', async ({ page, request }) => {
  const title = uniqueTitle('Chamber music </script>');
  const { ticket } = await ticketOnSale(title, 48.5);
  await page.goto(`/tickets/${ticket.id}?new`);

  const address = `${stack().gateway}/tickets/${ticket.id}`;
  const meta = (property: string) => page.locator(`meta[property="${property}"], meta[name="${property}"]`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address);
  await expect(meta('og:url')).toHaveAttribute('content', address);
  await expect(meta('og:title')).toHaveAttribute('content', title);
  await expect(meta('description')).toHaveAttribute('content', /Chamber music .*£48\.50/);

  const event = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as object;
  const offers = { price: 48.5, priceCurrency: 'GBP', url: address, availability: 'https://schema.org/InStock' };
  expect(event).toMatchObject({ '@type': 'Event', name: title, offers });

  const picture = await request.get((await meta('og:image').getAttribute('content')) ?? '');
  expect(picture.headers()['content-type']).toBe('image/png');
});

test('robots.txt names a sitemap that lists the tickets', async ({ request }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('TicketResults by others'));
  const robots = await (await request.get('/robots.txt')).text();
  const sitemap = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '';
  expect(sitemap).toBe(`${stack().gateway}/sitemap.xml`);
  expect(await (await request.get(sitemap)).text()).toContain(`/tickets/${ticket.id}</loc>`);
});

test('the site can be installed on a home screen', async ({ page, request }) => {
  await page.goto('/');
  const manifest = await request.get((await page.locator('link[rel="manifest"]').getAttribute('href')) ?? '');
  expect(((await manifest.json()) as { name: string }).name).toBe('Ticketing');
  const icon = await request.get((await page.locator('link[rel="apple-touch-icon"]').getAttribute('href')) ?? '');
  expect(icon.headers()['content-type']).toBe('image/png');
});

test('pages have security headers and a request id', async ({ request }) => {
  const headers = (await request.get('/', { headers: { 'X-Request-Id': 'a-request-of-mine' } })).headers();
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'strict-transport-security': expect.stringContaining('max-age=31536000') as unknown as string,
    'x-request-id': 'a-request-of-mine',
  });
});
