import { expect, reserve, signedIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('of two who want the same ticket one gets it, and the other is told kindly', async ({
  page,
  context,
  browser,
}) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Glastonbury'));
  await signedIn(context);
  const otherContext = await browser.newContext({ baseURL: stack().gateway });
  await signedIn(otherContext);
  const other = await otherContext.newPage();
  await other.goto(`/tickets/${ticket.id}`);

  await reserve(page, ticket.id);
  await other.getByRole('button', { name: 'Reserve' }).click();

  await expect(other.getByText('Somebody else reserved this ticket')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Reserved or sold' })).toBeVisible();
  await otherContext.close();
});
