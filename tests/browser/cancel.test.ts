import { expect, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('a buyer confirms a cancellation, and the ticket is on sale again', async ({ page, context }) => {
  const title = uniqueTitle('The Hallé');
  const { ticket } = await ticketOnSale(title);
  await signedIn(context);
  await reserve(page, ticket.id);

  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('left to pay');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Cancel the reservation' }).click();
  await page.getByRole('dialog', { name: 'Cancel this reservation?' }).getByText('Yes, cancel it').click();

  await expect(page.getByRole('heading', { name: 'This reservation has ended' })).toBeFocused();
  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Cancelled');
  await expect(async () => {
    await page.goto(`/tickets/${ticket.id}`);
    await expect(page.getByRole('button', { name: 'Reserve' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('a buyer who dismisses the confirmation keeps the reservation', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Philharmonia'));
  const buyer = await signedIn(context);
  await reserve(page, ticket.id);
  const ask = page.getByRole('button', { name: 'Cancel the reservation' });
  const dialog = page.getByRole('dialog', { name: 'Cancel this reservation?' });

  await ask.click();
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(ask).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const { data: order } = await buyer.get<{ status: string }>(`/api${new URL(page.url()).pathname}`);
  expect(order.status).toBe('created');
});
