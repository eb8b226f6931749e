import { expect, orderIdIn, payWith, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('the focus moves to the result of a payment', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Mitski'));
  await signedIn(context);
  await reserve(page, ticket.id);

  // Twice, since a repeated message has to take the focus again.
  for (let time = 0; time < 2; time += 1) {
    await payWith(page, 'Is declined');
    await expect(page.locator(':focus')).toContainText('Your card was declined');
    await expect(page.locator(':focus').getByRole('alert')).toBeInViewport();
  }
  await payWith(page, 'Works');
  const heading = page.getByRole('heading', { name: 'It’s yours.' });
  await expect(heading).toBeFocused();

  await page.reload();
  await expect(heading).toBeVisible();
  await expect(heading).not.toBeFocused();
});

test('an order has a short number that expands to its full id', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Björk'));
  await signedIn(context);
  await reserve(page, ticket.id);
  const id = orderIdIn(page);

  await page.getByText(`Order number ${id.slice(-8, -4)} ${id.slice(-4)}`).click();
  await expect(page.getByText(id, { exact: true })).toBeVisible();
});
