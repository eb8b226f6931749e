import { tabTo } from './support/keyboard';
import { expect, signedIn, test, ticketOnSale, uniqueTitle } from './support/marketplace';

test('a ticket can be found and paid with the keyboard only', async ({ page, context }) => {
  const title = uniqueTitle('Les Misérables');
  await ticketOnSale(title);
  await signedIn(context);
  await page.goto('/');

  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=/);
  const link = page.getByRole('link', { name: title });
  await expect(link).toBeVisible();
  await tabTo(page, link);
  await page.keyboard.press('Enter');

  const reserve = page.getByRole('button', { name: 'Reserve' });
  await expect(reserve).toBeVisible();
  await tabTo(page, reserve);
  await page.keyboard.press('Enter');

  const number = page.getByLabel('Card number');
  await expect(number).toBeVisible();
  await tabTo(page, number);
  await page.keyboard.type('4242424242424242');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1234');
  await page.keyboard.press('Tab');
  await page.keyboard.type('123');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();
});
