import type { Page } from '@playwright/test';
import { Person } from '../support/person';
import { expect, signedIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

/** Fills in the form of a new ticket, except for its time. */
async function startSelling(page: Page, title: string): Promise<void> {
  await page.goto('/tickets/new');
  await page.getByLabel('What is it for?').fill(title);
  await page.getByLabel('Price').fill('48.50');
}

const preview = (page: Page) => page.getByRole('complementary', { name: 'What buyers will see' });

test.describe('for a seller in New York', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('a time is shown in the venue’s zone in the preview, on the page and in the form, to readers elsewhere too', async ({
    page,
    context,
    browser,
  }) => {
    const title = uniqueTitle('Hamilton');
    await signedIn(context);
    await startSelling(page, title);
    await expect(page.getByLabel('Zone of the place')).toHaveValue('America/New_York');
    await page.getByLabel('Day').fill('2031-12-12');
    await page.getByLabel('Time', { exact: true }).fill('19:00');
    await expect(preview(page)).toContainText('Friday 12 December 2031, 19:00 New York time');
    await page.getByRole('button', { name: 'Put it on sale' }).click();

    await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
    await expect(page.getByText('Friday 12 December 2031, 19:00 New York time')).toBeVisible();
    const path = new URL(page.url()).pathname;
    await page.goto(`${path}/edit`);
    await expect(page.getByLabel('Day')).toHaveValue('2031-12-12');
    await expect(page.getByLabel('Time', { exact: true })).toHaveValue('19:00');
    await expect(page.getByLabel('Zone of the place')).toHaveValue('America/New_York');

    const tokyo = await browser.newContext({
      baseURL: stack().gateway,
      timezoneId: 'Asia/Tokyo',
      ignoreHTTPSErrors: true,
    });
    const reader = await tokyo.newPage();
    await reader.goto(path);
    await expect(reader.getByText('Friday 12 December 2031, 19:00 New York time')).toBeVisible();
    await tokyo.close();
  });

  test('what was typed before the page was hydrated is in the preview, with the zone of the browser', async ({
    page,
    context,
  }) => {
    await signedIn(context);
    let hydrate = (): void => undefined;
    const typed = new Promise<void>((resolve) => {
      hydrate = resolve;
    });
    await page.route('**/*.js', async (route) => {
      await typed;
      await route.continue();
    });
    await page.goto('/tickets/new', { waitUntil: 'commit' });
    await page.getByLabel('What is it for?').fill('Hamilton');
    await page.getByLabel('Price').fill('48.50');
    hydrate();

    await expect(preview(page)).toContainText('Hamilton');
    await expect(preview(page)).toContainText('£48.50');
    await expect(page.getByLabel('Zone of the place')).toHaveValue('America/New_York');
    await expect(page.getByLabel('Price')).toHaveValue('48.50');
  });

  test('a day without a time is shown as that day', async ({ page, context }) => {
    await signedIn(context);
    await startSelling(page, uniqueTitle('Wicked'));
    await page.getByLabel('Day').fill('2031-12-12');
    await page.getByRole('button', { name: 'Put it on sale' }).click();

    await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
    await expect(page.getByText('Friday 12 December 2031', { exact: true })).toBeVisible();
    await page.goto(`${new URL(page.url()).pathname}/edit`);
    await expect(page.getByLabel('Day')).toHaveValue('2031-12-12');
    await expect(page.getByLabel('Time', { exact: true })).toHaveValue('');
  });
});

test('a time that the clocks skip is rejected, and an ambiguous one is explained', async ({ page, context }) => {
  await signedIn(context);
  await startSelling(page, uniqueTitle('Night of the clocks'));
  await page.getByLabel('Zone of the place').fill('london');
  await page.getByLabel('Day').fill('2031-03-30');
  await page.getByLabel('Time', { exact: true }).fill('01:30');
  const skipped = '01:30 does not exist on that day in London: the clocks go forward.';
  await expect(preview(page)).toContainText(skipped);
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByLabel('Time', { exact: true })).toHaveAccessibleDescription(new RegExp(skipped));
  await expect(page.getByLabel('Time', { exact: true })).toHaveValue('01:30');

  await page.getByLabel('Day').fill('2031-10-26');
  await expect(preview(page)).toContainText('01:30 comes twice on that day in London');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
  await expect(page.getByText('Sunday 26 October 2031, 01:30 London time')).toBeVisible();
  const { data } = await (
    await Person.signedUp(stack().gateway)
  ).get<{ date: string }>(`/api${new URL(page.url()).pathname}`);
  expect(data.date).toBe('2031-10-26T00:30:00.000Z');
});

test('the earliest day that can be chosen is today at the venue', async ({ page, context }) => {
  await signedIn(context);
  await page.goto('/tickets/new');
  const todayIn = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format();
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    await page.getByLabel('Zone of the place').fill(zone);
    await expect(page.getByLabel('Day')).toHaveAttribute('min', todayIn(zone));
  }
});

test('a browser that reports an unknown time zone gets UTC', async ({ page, context }) => {
  await page.addInitScript(() => {
    const value = () => ({ locale: 'en-GB', calendar: 'gregory', numberingSystem: 'latn', timeZone: 'Etc/Unknown' });
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'resolvedOptions', { value });
  });
  await context.addCookies([{ name: 'zone', value: 'Etc%2FUnknown', url: stack().gateway }]);
  const seller = await signedIn(context);
  const body = { title: uniqueTitle('Nowhere'), price: 12, date: '2031-12-12T18:30:00Z' };
  const { data: ticket } = await seller.post<{ id: string }>('/api/tickets', body);

  await page.goto(`/tickets/${ticket.id}`);
  await expect(page.getByText('Friday 12 December 2031, 18:30 UTC')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good seats, passed on.');
  await page.goto('/tickets/new');
  await expect(page.getByLabel('Zone of the place')).toHaveValue('UTC');
});

test('a time without a known venue is shown in the reader’s zone, labelled as such', async ({ page }) => {
  const seller = await Person.signedUp(stack().gateway);
  const body = { title: uniqueTitle('Somewhere'), price: 12, date: '2031-07-02T18:30:00Z' };
  const { data: ticket } = await seller.post<{ id: string }>('/api/tickets', body);

  await page.goto(`/tickets/${ticket.id}`);

  await expect(page.getByText('Wednesday 2 July 2031, 19:30 your time')).toBeVisible();
});

test('a ticket for a past event cannot be reserved and says why', async ({ page, context }) => {
  const seller = await Person.signedUp(stack().gateway);
  const date = new Date(Date.now() + 4_000).toISOString();
  const { data: ticket } = await seller.post<{ id: string }>('/api/tickets', {
    title: uniqueTitle('Now'),
    price: 12,
    date,
  });
  await signedIn(context);
  await page.goto(`/tickets/${ticket.id}`);
  await expect(page.getByRole('button', { name: 'Reserve' })).toBeVisible();

  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(date));
  await page.getByRole('button', { name: 'Reserve' }).click();
  await expect(page.getByText('The date of this ticket has passed')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Not on sale any more' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reserve' })).toHaveCount(0);
});

test('an ended reservation shows why it ended, and its buyer can reserve again', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Second thoughts'));
  const buyer = await signedIn(context);
  const order = await buyer.reserves(ticket.id);
  await buyer.delete(`/api/orders/${order.id}`);

  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText('You cancelled it.')).toBeVisible();
  await page.goto(`/tickets/${ticket.id}`);
  await expect(page.getByText('Another buyer was faster')).toHaveCount(0);
  await page.getByRole('button', { name: 'Reserve' }).click();
  await expect(page.getByText('Time left to pay')).toBeVisible();
});
