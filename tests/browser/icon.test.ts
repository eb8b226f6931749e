import { expect, test } from './support/marketplace';

test('an icon is where browsers look for one, whatever a page says', async ({ request }) => {
  const answer = await request.get('/favicon.ico');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('image/x-icon');
});
