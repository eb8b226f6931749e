import type { Locator, Page } from '@playwright/test';
import axios from 'axios';
import { expectAccessible } from './support/accessibility';
import { tabTo } from './support/keyboard';
import { expect, payWith, signedIn, stack, test, uniqueTitle } from './support/marketplace';

/** Tabs to a field and types into it. */
async function fill(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function subjectsTo(email: string): Promise<string[]> {
  const { data } = await axios.get<{ to: string; subject: string }[]>(`${stack().sendgrid}/messages`);
  return data.filter(({ to }) => to === email).map(({ subject }) => subject);
}

test('four tickets are sold in twos with the keyboard only, and the seller sees what became of them', async ({
  browser,
  page,
  context,
}) => {
  const title = uniqueTitle('Swan Lake');
  const seller = await signedIn(context);
  await page.goto('/tickets/new');
  await fill(page, page.getByLabel('What is it for?'), title);
  const quantity = page.getByRole('spinbutton', { name: 'How many tickets?' });
  const more = page.getByRole('button', { name: 'One more' });
  for (let presses = 0; presses < 3; presses += 1) await press(page, more);
  await expect(quantity).toHaveValue('4');
  await expect(quantity).toHaveAccessibleDescription('Up to 10, for the same event and at the same price.');
  await press(page, page.getByRole('radio', { name: 'In any number' }), 'ArrowUp');
  await expect(page.getByRole('radio', { name: 'Never leave one alone' })).toBeChecked();
  await fill(page, page.getByLabel('Section'), 'Stalls');
  await fill(page, page.getByLabel('Seats'), '12, 13, 14, 15');
  await fill(page, page.getByLabel('Price of each'), '0.57');
  await expect(page.getByRole('complementary', { name: 'What buyers will see' })).toContainText(
    '£0.57 each, 4 tickets',
  );
  await expectAccessible(page);
  await press(page, page.getByRole('button', { name: 'Put it on sale' }));
  await expect(page.getByText('Your ticket is on sale.')).toBeVisible();
  await expect(page.getByText('Section Stalls, seats 12, 13, 14 and 15')).toBeVisible();
  await expectAccessible(page);
  const ticketUrl = page.url();

  const buyerContext = await browser.newContext({ baseURL: stack().gateway });
  await signedIn(buyerContext);
  const buyer = await buyerContext.newPage();
  await buyer.goto(ticketUrl);
  await expect(buyer.getByText('Not so that one alone is left')).toBeVisible();
  const choice = buyer.getByRole('combobox', { name: 'How many?' });
  await expect(choice.getByRole('option')).toHaveText(['1 ticket, £0.57', '2 tickets, £1.14', '4 tickets, £2.28']);
  await press(buyer, choice, 'ArrowDown');
  await expect(buyer.getByRole('status').filter({ hasText: 'Total for 2 tickets' })).toContainText('£1.14');
  await expectAccessible(buyer);
  await press(buyer, buyer.getByRole('button', { name: 'Reserve' }));
  await expect(buyer.getByText('Time left to pay')).toBeVisible();
  await expect(buyer.getByText('Section Stalls, seats 12 and 13')).toBeVisible();
  await expect(buyer.getByRole('button', { name: 'Pay £1.14' })).toBeVisible();
  await expectAccessible(buyer);
  await press(buyer, buyer.getByRole('button', { name: 'Works' }));
  await press(buyer, buyer.getByRole('button', { name: 'Pay £1.14' }));
  await expect(buyer.getByRole('heading', { name: 'They’re yours.' })).toBeVisible();
  await buyer.goto('/orders');
  await expect(buyer.getByRole('listitem').filter({ hasText: title })).toContainText('2 tickets · Section Stalls');
  await expectAccessible(buyer);
  await buyerContext.close();

  const soldMails = async () => (await subjectsTo(seller.email)).filter((subject) => subject.startsWith('Sold:'));
  await expect.poll(soldMails).toEqual([`Sold: ${title}`]);
  await page.goto('/tickets/mine');
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row).toContainText('2 of 4 are still there, 2 reserved or sold.');
  await expectAccessible(page);
  await press(page, row.getByRole('button', { name: `Withdraw ${title}` }));
  await expect(page.getByRole('dialog', { name: 'Withdraw it?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Leave it on sale' })).toBeFocused();
  await expectAccessible(page);
  await press(page, page.getByRole('button', { name: 'Yes, withdraw it' }));
  await expect(row).toBeHidden();
  await press(page, page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Withdrawn' }));
  await expect(row).toContainText('2 tickets sold, the rest taken off the market.');
  await expectAccessible(page);
});

test('the list finds what is sold together, and says when there is nothing', async ({ page, context }) => {
  const seller = await signedIn(context);
  const word = uniqueTitle('Together');
  const list = (title: string, fields: object) => seller.post('/api/tickets', { title, price: 20, ...fields });
  await list(`${word} pair`, { quantity: 2, split: 'none' });
  await list(`${word} single`, {});
  await page.goto(`/?q=${encodeURIComponent(word)}`);
  await expect(page.getByRole('listitem').filter({ hasText: word })).toHaveCount(2);
  await page.getByRole('combobox', { name: 'How many together' }).selectOption('2 together');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/quantity=2/);
  await expect(page.getByRole('listitem').filter({ hasText: word })).toHaveText(/pair/);
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'How many together' }).selectOption('5 together');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: `No 5 together on sale for “${word}”` })).toBeVisible();
});

test('a reserved, a sold and a withdrawn ticket look different to a buyer and to the seller', async ({
  browser,
  page,
  context,
}) => {
  const seller = await signedIn(context);
  const ticket = await seller.sells(uniqueTitle('Aida'));
  const buyerContext = await browser.newContext({ baseURL: stack().gateway });
  await signedIn(buyerContext);
  const buyer = await buyerContext.newPage();
  const strangers = await (await browser.newContext({ baseURL: stack().gateway })).newPage();
  const expectSeen = async (byStranger: string, bySeller: string) => {
    for (const [who, title] of [
      [strangers, byStranger],
      [page, bySeller],
    ] as const) {
      await expect(async () => {
        await who.goto(`/tickets/${ticket.id}`);
        await expect(who.getByRole('heading', { name: title, exact: true })).toBeVisible({ timeout: 1_000 });
      }).toPass();
    }
  };
  await buyer.goto(`/tickets/${ticket.id}`);
  await buyer.getByRole('button', { name: 'Reserve' }).click();
  await expect(buyer.getByText('Time left to pay')).toBeVisible();
  await expectSeen('Reserved', 'Reserved');
  await payWith(buyer, 'Works');
  await expectSeen('Sold', 'Sold');
  const other = await seller.sells(uniqueTitle('Carmen'));
  await seller.delete(`/api/tickets/${other.id}`);
  await strangers.goto(`/tickets/${other.id}`);
  await expect(strangers.getByRole('heading', { name: 'Withdrawn' })).toBeVisible();
  await strangers.context().close();
  await buyerContext.close();
});
