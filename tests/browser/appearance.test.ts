import type { Locator } from '@playwright/test';
import { expect, reserve, signedIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('a ticket in a list shows its date once, and in full to screen readers', async ({ page, context }) => {
  const seller = await signedIn(context);
  const title = uniqueTitle('Aida');
  const body = { title, price: 20, date: '2031-12-13T00:00:00Z', timeZone: 'America/New_York' };
  const { data: ticket } = await seller.post<{ id: string }>('/api/tickets', body);

  await page.goto(`/?q=${encodeURIComponent(title)}`);
  const card = page.getByRole('listitem').filter({ hasText: title });
  await expect(card.getByText('2031, 19:00 New York time', { exact: true })).toHaveAttribute('aria-hidden');
  await expect(card.getByText('Friday 12 December 2031, 19:00 New York time')).toHaveClass('sr-only');
  await page.goto(`/tickets/${ticket.id}`);
  await expect(page.getByText('Friday 12 December 2031, 19:00 New York time')).not.toHaveClass('sr-only');
});

test.describe('for a reader whose time zone the server does not know yet', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('the stub and the time beside it are in the same time zone', async ({ page }) => {
    const { seller } = await ticketOnSale(uniqueTitle('Anywhere'));
    const title = uniqueTitle('Elsewhere');
    await seller.post('/api/tickets', { title, price: 20, date: '2031-12-12T18:30:00Z' });

    await page.goto(`/?q=${encodeURIComponent(title)}`);
    const card = page.getByRole('listitem').filter({ hasText: title });
    await expect(card.getByText('2031, 03:30 your time', { exact: true })).toBeVisible();
    await expect(card.getByText('Sat', { exact: true })).toBeVisible();
    await expect(card.getByText('13', { exact: true })).toBeVisible();
  });
});

test('the price field is prefixed with the currency', async ({ page, context }) => {
  const seller = await signedIn(context);
  const ticket = await seller.sells(uniqueTitle('Cats'));
  for (const path of ['/tickets/new', `/tickets/${ticket.id}/edit`]) {
    await page.goto(path);
    const price = await boxOf(page.getByLabel('Price (GBP)'));
    const sign = await boxOf(page.locator('form').getByText('£', { exact: true }).first());
    expect(sign.x + sign.width).toBeLessThanOrEqual(price.x + 1);
    expect(Math.abs(sign.y - price.y)).toBeLessThanOrEqual(1);
  }
});

test('buttons have borders in forced-colors mode', async ({ page, context }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  await expectEdges(page.getByRole('button', { name: 'Search' }));
  const sorts = page.getByRole('navigation', { name: 'Sort by' });
  await expectEdges(sorts.getByRole('link', { name: 'Soonest' }));
  await expect(sorts.getByRole('link', { name: 'Cheapest' })).toHaveCSS('border-color', 'rgb(255, 255, 255)');
  const { ticket } = await ticketOnSale(uniqueTitle('Contrast'));
  await page.goto(`/tickets/${ticket.id}`);
  await expectEdges(page.getByRole('link', { name: 'Sign in to reserve' }));

  await signedIn(context);
  await reserve(page, ticket.id);
  for (const name of [/^Pay £/, 'Works', 'Is declined']) await expectEdges(page.getByRole('button', { name }));
  await page.getByRole('button', { name: 'Cancel the reservation' }).click();
  for (const name of ['Yes, cancel it', 'Keep it']) await expectEdges(page.getByRole('button', { name }));
});

test('Reserve is visible on a phone without scrolling, however long the title is', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('A concert with a long name '.repeat(6)));
  await signedIn(context);
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`/tickets/${ticket.id}`);
    await expect(page.getByRole('button', { name: 'Reserve' })).toBeInViewport({ ratio: 1 });
  }
});

test('the mailbox and its emails link to the order, in the shop’s colours', async ({
  page,
  context,
  consoleErrors,
}) => {
  const buyer = await signedIn(context);
  const { ticket } = await ticketOnSale(uniqueTitle('Letters'));
  const order = await buyer.reserves(ticket.id);
  await buyer.pays(order.id, 'tok_visa');

  await expect(async () => {
    await page.goto('/mailbox');
    const mails = page.getByRole('listitem').filter({ hasText: buyer.email });
    await mails.getByRole('link', { name: 'Your ticket' }).click({ timeout: 1_000 });
  }).toPass();
  const mail = page.frameLocator('iframe');
  const link = mail.getByRole('link', { name: 'See your order' });
  await expect(link).toHaveAttribute('href', `${stack().gateway}/orders/${order.id}`);
  await expect(link).toHaveCSS('background-color', 'rgb(255, 196, 46)');
  const [card, words] = [await boxOf(mail.locator('div > div')), await boxOf(mail.getByText('Thank you'))];
  expect(words.y).toBeGreaterThan(card.y);
  expect(words.y).toBeLessThan(card.y + card.height);
  // Caused by the test itself, which evaluates a script in the sandboxed frame.
  for (const consoleError of consoleErrors.splice(0)) expect(consoleError).toContain('Blocked script execution');
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
}

/** Expects a border whose colour differs from the background behind it. */
async function expectEdges(button: Locator): Promise<void> {
  await expect(button).toBeVisible();
  const { width, edge, ground } = await button.evaluate((element) => {
    const { borderTopWidth, borderTopColor } = getComputedStyle(element);
    return { width: borderTopWidth, edge: borderTopColor, ground: getComputedStyle(document.body).backgroundColor };
  });
  expect(parseFloat(width)).toBeGreaterThanOrEqual(1);
  expect(edge).not.toMatch(/^rgba\(.*, 0\)$/);
  expect(edge).not.toBe(ground);
}
