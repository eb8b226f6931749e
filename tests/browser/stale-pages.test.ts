import type { Page } from '@playwright/test';
import { expect, payWith, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

const secondsLeft = async (page: Page): Promise<number> => {
  const [minutes = NaN, seconds = NaN] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
};

test('Back to a ticket that was reserved since shows the reservation', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Back'));
  await signedIn(context);
  await reserve(page, ticket.id);

  await page.goBack();

  await expect(page).toHaveURL(`/tickets/${ticket.id}`);
  await expect(page.getByRole('heading', { name: 'Reserved for you' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reserve' })).toHaveCount(0);
});

test('Back to an order shows the current time left', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Countdown'));
  await signedIn(context);
  await reserve(page, ticket.id);
  const reservedAt = await page.evaluate(() => performance.now());
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sell' }).click();
  await expect(page.getByRole('heading', { name: 'Sell a ticket' })).toBeVisible();
  // The page in the router's cache is now this much out of date.
  await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(reservedAt + 4_000);
  // The cached page has to be right even before it is refreshed.
  await page.route(/_rsc=/, () => undefined);
  await page.goBack();

  await expect(page.getByRole('timer')).toBeVisible();
  expect(await secondsLeft(page)).toBeLessThan(900 - 3);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('Back to an order that was paid in another tab shows it as paid', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Paid'));
  await signedIn(context);
  await reserve(page, ticket.id);
  const order = page.url();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sell' }).click();
  await expect(page.getByRole('heading', { name: 'Sell a ticket' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(order);
  await payWith(other, 'Works');
  await expect(other.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();

  await page.goBack();

  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  await expect(page.getByLabel('Card number')).toHaveCount(0);
});

test('Back to a submitted form creates another ticket, even with the same input', async ({ page, context }) => {
  const seller = await signedIn(context);
  const title = uniqueTitle('Twice');
  const ids = new Set<string>();
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sell' }).click();
  for (const price of ['48.50', '48.50', '52']) {
    await page.getByLabel('What is it for?').fill(title);
    await page.getByLabel('Price').fill(price);
    await page.getByRole('button', { name: 'Put it on sale' }).click();
    await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
    ids.add(new URL(page.url()).pathname);
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Sell a ticket' })).toBeVisible();
  }
  expect(ids.size).toBe(3);
  const { data } = await seller.get<unknown[]>(`/api/tickets?q=${encodeURIComponent(title)}`);
  expect(data).toHaveLength(3);
});

test('a tab that becomes visible again shows the order’s current status', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Idle'));
  const buyer = await signedIn(context);
  await reserve(page, ticket.id);
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect((await buyer.delete(`/api/orders/${orderId}`)).status).toBe(204);
  await expect(page.getByRole('timer')).toBeVisible();

  await page.evaluate(() => dispatchEvent(new Event('focus')));

  await expect(page.getByRole('heading', { name: 'This reservation has ended' })).toBeVisible();
});

test('setting the computer’s clock does not change the time left', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Clock'));
  await signedIn(context);
  await reserve(page, ticket.id);
  const before = await secondsLeft(page);
  await page.evaluate(() => {
    const real = Date.now;
    Date.now = () => real() + 10 * 60_000;
  });

  await expect.poll(() => secondsLeft(page)).toBeLessThan(before - 2);
  expect(await secondsLeft(page)).toBeGreaterThan(before - 60);
});

test('the countdown does not re-render the card form', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Still'));
  await signedIn(context);
  await reserve(page, ticket.id);
  // Only the card form calls getFullYear, so its calls count the form's renders.
  await page.evaluate(() => {
    const { getFullYear } = Date.prototype as { getFullYear: (this: Date) => number };
    Date.prototype.getFullYear = function () {
      document.documentElement.dataset.rendered = String(Number(document.documentElement.dataset.rendered ?? 0) + 1);
      return getFullYear.call(this);
    };
  });
  const rendered = () => page.evaluate(() => Number(document.documentElement.dataset.rendered ?? 0));
  await page.getByLabel('CVC').fill('1');
  expect(await rendered()).toBeGreaterThan(0);
  const [before, left] = [await rendered(), await secondsLeft(page)];

  await expect.poll(() => secondsLeft(page)).toBeLessThan(left - 2);
  expect(await rendered()).toBe(before);
});
