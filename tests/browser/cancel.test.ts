import { expect, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('a buyer cancels, and the ticket is on sale again', async ({ page, context }) => {
  const title = uniqueTitle('The Hallé');
  const { ticket } = await ticketOnSale(title);
  await signedIn(context);
  await reserve(page, ticket.id);

  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('left to pay');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Cancel the reservation' }).click();

  await expect(page.getByRole('heading', { name: 'This reservation has ended' })).toBeVisible();
  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Cancelled');
  await expect(async () => {
    await page.goto(`/tickets/${ticket.id}`);
    await expect(page.getByRole('button', { name: 'Reserve' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
