import { expect, signedIn, test, uniqueTitle } from './support/marketplace';

test('a seller changes a ticket’s title and price, and corrects an invalid change', async ({ page, context }) => {
  const seller = await signedIn(context);
  const ticket = await seller.sells(uniqueTitle('Wimbledon'), 165);
  const title = uniqueTitle('Wimbledon, Centre Court');

  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('What is it for?').fill(title);
  await page.getByLabel('Price').fill('0.10');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect(page.getByLabel('Price')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('What is it for?')).toHaveValue(title);

  await page.getByLabel('Price').fill('150');
  await page.getByLabel('Day').fill('2031-07-02');
  await page.getByLabel('Time').fill('13:30');
  await page.getByRole('button', { name: 'Save the changes' }).click();

  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('£150.00')).toBeVisible();
  await expect(page.getByText('Wednesday 2 July 2031, 13:30')).toBeVisible();
});
