import { expect, test } from './support/marketplace';

test('the favicon is served at the path that browsers request by default', async ({ request }) => {
  const answer = await request.get('/favicon.ico');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('image/x-icon');
});
