import { expectAccessible } from './support/accessibility';
import { expect, payWith, reserve, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('public pages pass the accessibility checks', async ({ page, consoleErrors }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Self Esteem'));
  const paths = ['/', '/?q=nothingofthekind', '/auth/signin?reason=ended', '/auth/signup', `/tickets/${ticket.id}`];
  for (const path of paths) {
    await page.goto(path);
    await expectAccessible(page);
  }
  expect(consoleErrors).toEqual([]);

  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There’s nothing at this address' })).toBeVisible();
  await expectAccessible(page);
  // The browser reports the 404, as it should.
  expect(consoleErrors.splice(0)).toEqual([expect.stringContaining('404')]);
});

test('sellers’ pages pass the accessibility checks', async ({ page, context }) => {
  const seller = await signedIn(context);
  const ticket = await seller.sells(uniqueTitle('Six Nations'));
  for (const path of [
    '/tickets/new',
    `/tickets/${ticket.id}`,
    `/tickets/${ticket.id}/edit`,
    '/auth/signout',
    '/orders',
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: `Account of ${seller.email}` }).click();
  await expectAccessible(page);
});

test('buyers’ pages pass the accessibility checks', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Carols'));
  await signedIn(context);
  await reserve(page, ticket.id);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel the reservation' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await payWith(page, 'Is declined');
  await expect(page.getByRole('alert').filter({ hasText: 'declined' })).toBeVisible();
  await expectAccessible(page);
  await payWith(page, 'Asks your bank');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, pay' }).click();
  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/orders');
  await expectAccessible(page);
});
