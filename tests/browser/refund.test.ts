import axios from 'axios';
import {
  expect,
  orderIdIn,
  paidIntents,
  payWith,
  reserve,
  signedIn,
  stack,
  test,
  ticketOnSale,
  uniqueTitle,
} from './support/marketplace';

test('the order’s page shows its refund', async ({ page, context }) => {
  const title = uniqueTitle('Fontaines D.C.');
  const { ticket } = await ticketOnSale(title, 12.5);
  await signedIn(context);
  await reserve(page, ticket.id);
  await payWith(page, 'Works');
  await expect(page.getByRole('heading', { name: 'It’s yours.' })).toBeVisible();

  await refundByHand(orderIdIn(page));

  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/^We returned £12\.50 to your card\./)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.goto('/orders');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Paid, refunded');
});

/** Refunds a payment as the Stripe dashboard does. */
async function refundByHand(orderId: string): Promise<void> {
  const [intent] = await paidIntents(orderId);
  const headers = { Authorization: 'Bearer sk_test_local' };
  await axios.post(`${stack().gateway}/stripe/v1/refunds`, new URLSearchParams({ payment_intent: intent?.id ?? '' }), {
    headers,
  });
}
