import { expect, reserve, signedIn, stack, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('one of two buyers gets the ticket, and the other sees why not', async ({ page, context, browser }) => {
  const { ticket } = await ticketOnSale(uniqueTitle('Glastonbury'));
  await signedIn(context);
  const otherContext = await browser.newContext({ baseURL: stack().gateway });
  await signedIn(otherContext);
  const other = await otherContext.newPage();
  await other.goto(`/tickets/${ticket.id}`);

  await reserve(page, ticket.id);
  await other.getByRole('button', { name: 'Reserve' }).click();

  await expect(other.getByText('Another buyer reserved this ticket')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Reserved' })).toBeVisible();
  await otherContext.close();
});
