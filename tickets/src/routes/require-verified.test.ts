import { aUser, stopAll, testEnvironment } from '@ticketing/common/testing';
import { readConfig } from '../config';
import { startTickets } from '../testing/start-tickets';

afterAll(stopAll);

const ticket = { title: 'Winter concert', price: 19.99 };

describe('REQUIRE_VERIFIED', () => {
  it('keeps users without a verified email from selling', async () => {
    const env = { ...testEnvironment('tickets'), REQUIRE_VERIFIED: 'sell,payout' };
    const tickets = await startTickets({ env });
    const { body } = await tickets.post(ticket, aUser({ verified: false })).expect(403);
    expect(body).toEqual({ errors: [{ message: 'Please verify your email first' }] });
    await tickets.post(ticket, aUser({ verified: true })).expect(201);
  });

  it.each(['', 'payout'])('lets everybody sell when it is "%s"', async (value) => {
    const tickets = await startTickets({ env: { ...testEnvironment('tickets'), REQUIRE_VERIFIED: value } });
    await tickets.post(ticket, aUser({ verified: false })).expect(201);
  });

  it('is refused when it names something else', () => {
    expect(() => readConfig({ ...testEnvironment('tickets'), REQUIRE_VERIFIED: 'buy' })).toThrow('REQUIRE_VERIFIED');
  });
});
