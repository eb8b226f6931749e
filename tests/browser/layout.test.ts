import type { Page } from '@playwright/test';
import { Person } from '../support/person';
import { expect, signedIn, signIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

const WORD = 'W'.repeat(180);
const widths = [320, 390, 768, 1440];

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a title of one long word fits every screen, even with text zoomed to 200 %', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle(WORD));
  const buyer = await signedIn(context);
  const order = await buyer.reserves(ticket.id);
  const { ticket: listed } = await ticketOnSale(uniqueTitle(WORD));

  const paths = [
    '/?sort=newest',
    `/?q=${WORD}`,
    `/?q=${'x'.repeat(100)}`,
    `/tickets/${listed.id}`,
    '/orders',
    `/orders/${order.id}`,
  ];
  for (const path of paths) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      expect(await overflow(page), `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 640, height: 900 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await overflow(page), `${path} in letters of twice the size`).toBeLessThanOrEqual(0);
  }
});

test('the header fits a long email at 320 px, even with text zoomed to 200 %', async ({ page, context }) => {
  const person = new Person(stack().gateway);
  const email = `${'long'.repeat(15)}${Math.random().toString(36).slice(2, 6)}@${'example'.repeat(6)}.com`;
  await person.post('/api/users/signup', { email, password: person.password });
  await signIn(context, person);

  for (const size of ['100%', '200%']) {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/orders');
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    expect(await overflow(page), `in letters of ${size}`).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: `Account of ${email}` }).click();
    if (size === '100%') expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(80);
    const signOut = page.getByRole('button', { name: 'Sign out' });
    // Vertical scrolling inside the menu is fine, horizontal is not.
    await signOut.scrollIntoViewIfNeeded();
    await expect(signOut).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
  }
});

test('a right-to-left title is rendered right to left, unlike the page around it', async ({ page }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('حفلة موسيقية'));
  await page.goto(`/tickets/${ticket.id}`);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveCSS('direction', 'rtl');
  await expect(page.locator('main')).toHaveCSS('direction', 'ltr');
});
