import { expect, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test.use({ javaScriptEnabled: false });

test('without JavaScript a reader lists, searches and opens tickets', async ({ page, context }) => {
  const title = uniqueTitle('Sarah Millican');
  const { ticket } = await ticketOnSale(title, 31.45);
  const reader = await signedIn(context);

  await page.goto('/');
  await expect(page.getByRole('listitem').filter({ hasText: '£' }).first()).toBeVisible();
  await page.getByRole('searchbox').fill(title);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: title }).click();

  await expect(page).toHaveURL(`/tickets/${ticket.id}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('£31.45')).toBeVisible();
  await expect(page.getByRole('button', { name: `Account of ${reader.email}` })).toBeVisible();
});

test('without JavaScript a buyer reserves, confirms and cancels', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Darts'));
  await signedIn(context);

  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Reserve' }).click();
  await expect(page.getByText('Time left to pay')).toBeVisible();
  // With scripts turned off through the protocol, Chromium still parses <noscript> as if they were on.
  expect(await page.content()).toMatch(/<noscript>.*Paying by card needs JavaScript/s);
  await page.getByRole('button', { name: 'Cancel the reservation' }).click();
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await expect(page.getByRole('heading', { name: 'This reservation has ended' })).toBeVisible();
});
