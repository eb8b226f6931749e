import {
  expect,
  orderIdIn,
  paidIntents,
  payWith,
  reserve,
  signedIn,
  test,
  ticketOnSale,
  uniqueTitle,
} from './support/marketplace';

test('a card with 3-D Secure pays once the buyer confirms, even after a reload in between', async ({
  page,
  context,
}) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Hadestown'));
  await signedIn(context);
  await reserve(page, ticket.id);

  await payWith(page, 'Asks your bank');
  await expect(page.getByRole('dialog', { name: 'Is this payment yours?' })).toBeVisible();
  await page.reload();
  await page.getByRole('dialog').getByRole('button', { name: 'Yes, pay' }).click();

  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
  expect(await paidIntents(orderIdIn(page))).toHaveLength(1);
});

test('a refused 3-D Secure authentication leaves the ticket reserved', async ({ page, context }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('La Traviata'));
  await signedIn(context);
  await reserve(page, ticket.id);

  await payWith(page, 'Asks your bank');
  await page.getByRole('dialog').getByRole('button', { name: 'No, refuse' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'consent' })).toContainText('still reserved');

  await payWith(page, 'Works');
  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
});
