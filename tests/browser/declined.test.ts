import { expect, payWith, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('after a declined card the ticket stays reserved, and another card pays', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Jamie xx'));
  await signedIn(context);
  await reserve(page, ticket.id);

  await payWith(page, 'Is declined');
  await expect(page.getByRole('alert').filter({ hasText: 'declined' })).toContainText('still reserved');
  await expect(page.getByLabel('Card number')).toHaveValue('4000 0000 0000 0002');

  await payWith(page, 'Works');
  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
});

test('a mistyped card number has an error beside its field', async ({ page, context, consoleErrors }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Nils Frahm'));
  await signedIn(context);
  await reserve(page, ticket.id);

  await page.getByLabel('Card number').fill('4242424242424241');
  await page.getByLabel('Expiry').fill('1234');
  await page.getByLabel('CVC').fill('123');
  await page.getByRole('button', { name: /^Pay £/ }).click();

  await expect(page.getByLabel('Card number')).toHaveAccessibleDescription(/incorrect|invalid|number/i);
  await expect(page.getByLabel('Expiry')).toHaveValue('12 / 34');
  // The browser logs the 402 response of the stand-in.
  expect(consoleErrors.splice(0)).toEqual([expect.stringContaining('402')]);
});
