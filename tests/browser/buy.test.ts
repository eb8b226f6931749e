import {
  expect,
  orderIdIn,
  paidIntents,
  payWith,
  signedIn,
  test,
  ticketOnSale,
  uniqueTitle,
} from './support/marketplace';

test('a buyer finds a ticket by search, pays by card and gets an email', async ({ page, context }) => {
  const title = uniqueTitle('Hamlet');
  await ticketOnSale(title, 39.5);
  const buyer = await signedIn(context);

  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search tickets' }).fill(title.toLowerCase());
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\?q=hamlet/);
  await expect(page.getByRole('heading', { name: `Results for “${title.toLowerCase()}”` })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '£39.50' })).toHaveCount(1);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Reserve' }).click();
  await payWith(page, 'Works');

  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  await expect(page.getByRole('main').getByText(buyer.email)).toBeVisible();
  expect(await paidIntents(orderIdIn(page))).toHaveLength(1);

  await expect(async () => {
    await page.goto('/mailbox');
    await expect(page.getByText(buyer.email).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('double clicks in two tabs and a reload charge once', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Six'));
  await signedIn(context);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Reserve' }).dblclick();
  await expect(page.getByText('Time left to pay')).toBeVisible();
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());

  for (const tab of [page, secondTab]) await tab.getByRole('button', { name: 'Works' }).click();
  await Promise.all([page, secondTab].map((tab) => tab.getByRole('button', { name: /^Pay £/ }).dblclick()));

  for (const tab of [page, secondTab]) await expect(tab.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  expect(await paidIntents(orderIdIn(page))).toHaveLength(1);
});
