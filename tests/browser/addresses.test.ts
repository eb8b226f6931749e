import { expect, test, stack } from './support/marketplace';

const HALF = '%F0%9F';

test('an invalid URL is rejected or redirected to the first page', async ({ request }) => {
  const { gateway } = stack();
  for (const [path = '', status] of [
    ['/?cursor=made-up', 200],
    [`/?q=${HALF}`, 200],
    [`/?q=${'a'.repeat(99)}%F0%9F%8E%9F%F0%9F%8E%9F`, 200],
    ['/?q=%00', 200],
    [`/tickets/${HALF}`, 400],
    ['/tickets/%ff', 400],
    ['/tickets/made-up', 404],
    ['/nowhere', 404],
  ] as const) {
    const answer = await request.get(`${gateway}${path}`);
    expect(answer.status(), path).toBe(status);
    expect(await answer.text(), path).not.toContain('not answering');
  }
});

test('unsupported methods are answered with an Allow header', async ({ request }) => {
  const answer = await request.fetch(`${stack().gateway}/`, { method: 'OPTIONS' });
  expect(answer.status()).toBe(204);
  expect(answer.headers().allow).toBe('GET, HEAD, POST');
  expect((await request.delete(`${stack().gateway}/`)).status()).toBe(405);
});

test('a click shows a progress bar immediately', async ({ page }) => {
  await page.goto('/');
  // Never answered, so that the navigation stays pending.
  await page.route(/_rsc=/, () => undefined);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeAttached({ timeout: 100 });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
